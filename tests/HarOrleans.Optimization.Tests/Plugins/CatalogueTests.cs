using HarOrleans.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace HarOrleans.Optimization.Tests;

public sealed class CatalogueTests
{
    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    private readonly ServiceProvider _services = new ServiceCollection().AddHarOptimization().AddHarOptimization().BuildServiceProvider();

    private Samplers Samplers => _services.GetRequiredService<Samplers>();

    private Pruners Pruners => _services.GetRequiredService<Pruners>();

    [Fact]
    public void The_built_in_ones_are_registered_once_and_found_by_name()
    {
        Assert.Equal(["grid", "partial_fixed", "random", "tpe"], Samplers.Names);
        Assert.Equal(["hyperband", "median", "nop", "patient", "percentile", "successive_halving", "threshold", "wilcoxon"], Pruners.Names);
        Assert.Equal(4, _services.GetServices<ISamplerFactory>().Count());
        Assert.Equal(8, _services.GetServices<IPrunerFactory>().Count());
    }

    [Fact]
    public void An_unknown_name_is_refused_with_the_known_ones()
    {
        Assert.Equal(
            ["sampler = annealing: there is no sampler of this name; known are grid, partial_fixed, random, tpe."],
            Assert.Throws<InvalidSpecException>(() => Samplers.Create(new SamplerSpec("annealing", 0, None))).Errors);
        Assert.Equal(["pruner = : there is no pruner of this name; known are hyperband, median, nop, patient, percentile, successive_halving, threshold, wilcoxon."], Pruners.Validate(new PrunerSpec(null!, None)));
    }

    [Fact]
    public void Groups_need_joint_draws_which_4_9_has_off()
    {
        var error = Assert.Throws<InvalidSpecException>(() => Built.Sampler("tpe", "version=4.9 group=true"));
        Assert.Equal(["sampler.group = true: needs multivariate = true."], error.Errors);
        Assert.NotNull(Built.Sampler("tpe", "version=4.9 group=true multivariate=true"));
    }

    [Fact]
    public void Every_wrong_option_is_named_with_its_value()
    {
        var options = new Dictionary<string, string> { ["n_startup_trials"] = "-1", ["n_ei_candidates"] = "many", ["multivariate"] = "yes", ["gamma"] = "0", ["gama"] = "0.2" };
        Assert.Equal(
            [
                "sampler.n_startup_trials = -1: must be a whole number of at least 0.",
                "sampler.n_ei_candidates = many: must be a whole number from 1 to 10000.",
                "sampler.gamma = 0: must be a number above 0 and at most 1.",
                "sampler.multivariate = yes: must be true or false.",
                "sampler.gama = 0.2: there is no such option; known are version, n_startup_trials, n_ei_candidates, gamma, multivariate, group, constant_liar.",
            ],
            Samplers.Validate(new SamplerSpec("tpe", 0, options)));
        Assert.Equal(
            ["sampler.n = 1: there is no such option; known are none."],
            Samplers.Validate(new SamplerSpec("random", 0, new Dictionary<string, string> { ["n"] = "1" })));
        Assert.Equal(
            ["pruner.interval_steps = 0: must be a whole number of at least 1."],
            Pruners.Validate(new PrunerSpec("median", new Dictionary<string, string> { ["interval_steps"] = "0" })));
    }

    [Fact]
    public void Options_are_taken()
    {
        Assert.Empty(Samplers.Validate(new SamplerSpec(
            "tpe", 0, new Dictionary<string, string> { ["n_startup_trials"] = "0", ["n_ei_candidates"] = "1", ["multivariate"] = "false" })));
        Assert.Empty(Pruners.Validate(new PrunerSpec(
            "median", new Dictionary<string, string> { ["n_startup_trials"] = "0", ["n_warmup_steps"] = "1", ["interval_steps"] = "2", ["n_min_trials"] = "3" })));
    }

    [Fact]
    public void A_later_registration_replaces_a_built_in_one()
    {
        var mine = new RenamedFactory("random");
        var sampler = new Samplers([.. _services.GetServices<ISamplerFactory>(), mine]).Create(new SamplerSpec("random", 0, None));
        Assert.IsType<TpeSampler>(sampler);
    }

    private sealed class RenamedFactory(string name) : ISamplerFactory
    {
        public string Name => name;

        public ISampler Create(IReadOnlyDictionary<string, string> options) => new TpeSampler(new TpeSamplerOptions());
    }
}
