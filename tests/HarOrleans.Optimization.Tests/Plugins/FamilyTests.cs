using System.Reflection;
using HarOrleans.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace HarOrleans.Optimization.Tests;

public sealed class FamilyTests
{
    private static readonly Assembly Room = typeof(Pruners).Assembly;

    public static TheoryData<string> Members =>
        [.. Room.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && (type.IsAssignableTo(typeof(INamedPruner)) || type.IsAssignableTo(typeof(INamedSampler)))).Select(type => type.FullName!)];

    [Theory]
    [MemberData(nameof(Members))]
    public void Each_sampler_and_pruner_is_the_same_five_files(string name)
    {
        Assert.All((string[])["Options", "Constants", "Arguments", "Extensions"], part =>
            Assert.True(Room.GetType(name + part) is not null || Room.GetType($"Microsoft.Extensions.DependencyInjection.{name.Split('.')[^1]}{part}") is not null, name + part));
        Assert.True(Room.GetType(name)!.IsSealed);
    }

    [Fact]
    public void A_pruner_and_a_sampler_of_an_assembly_of_ones_own_join_in_by_registration()
    {
        using var services = new ServiceCollection()
            .AddSingleton<IPrunerFactory, FirstReportFactory>().AddSingleton<ISamplerFactory, LowestFactory>().AddHarOptimization().BuildServiceProvider();
        var pruner = services.GetRequiredService<Pruners>().Create(new PrunerSpec("patient", Built.Parse("patience=0 pruner=first-report")));
        Assert.Equal("-P", Curves.Decide(pruner, [], StudyDirection.Minimize, "1 2"));
        var sampler = services.GetRequiredService<Samplers>().Create(new SamplerSpec("lowest", 0, new Dictionary<string, string>()));
        Assert.Equal(ParamValue.Of(1), sampler.Sample(new(0, 0, [new("n", new IntDistribution(1, 9))], StudyDirection.Minimize, []))["n"]);
    }

    [Theory]
    [InlineData("percentile", "", "pruner.percentile = (absent): must be given: a number from 0 to 100.")]
    [InlineData("percentile", "percentile=101", "pruner.percentile = 101: must be a number from 0 to 100.")]
    [InlineData("threshold", "", "pruner.lower = (absent): lower or upper must be given.")]
    [InlineData("threshold", "lower=2 upper=1", "pruner.lower = 2: must not be above upper, which is 1.")]
    [InlineData("successive_halving", "reduction_factor=1", "pruner.reduction_factor = 1: must be a whole number of at least 2.")]
    [InlineData("successive_halving", "min_resource=0", "pruner.min_resource = 0: must be a whole number of at least 1.")]
    [InlineData("successive_halving", "bootstrap_count=1", "pruner.bootstrap_count = 1: needs a number as min_resource.")]
    [InlineData("hyperband", "min_resource=9 max_resource=3", "pruner.max_resource = 3: must be at least min_resource, which is 9.")]
    [InlineData("wilcoxon", "p_threshold=2", "pruner.p_threshold = 2: must be a number from 0 to 1.")]
    [InlineData("patient", "", "pruner.patience = (absent): must be given: a whole number of at least 0.")]
    [InlineData("patient", "patience=1 pruner=median pruner.n=1", "pruner.pruner.n = 1: there is no such option; known are n_startup_trials, n_warmup_steps, interval_steps, n_min_trials.")]
    [InlineData("patient", "patience=1 pruner.n=1", "pruner.pruner.n = 1: there is no inner pruner; name one as pruner.")]
    public void What_is_wrong_with_a_pruner_is_named(string name, string options, string error) =>
        Assert.Equal([error], Built.Pruners.Validate(new PrunerSpec(name, Built.Parse(options))));

    [Theory]
    [InlineData("grid", "search_space=[]", "sampler.search_space = []: must be a JSON object of lists, as {\"lr\": [0.1, 0.01]}.")]
    [InlineData("grid", "search_space={\"a\":[1,1]}", "sampler.search_space = {\"a\":[1,1]}: a needs at least one value, and each once.")]
    [InlineData("partial_fixed", "", "sampler.fixed_params = (absent): must be a JSON object with at least one value, as {\"lr\": 0.1}.")]
    [InlineData("partial_fixed", "fixed_params={\"a\":1} sampler=none", "sampler.sampler = none: there is no sampler of this name; known are grid, partial_fixed, random, tpe.")]
    public void What_is_wrong_with_a_sampler_is_named(string name, string options, string error) =>
        Assert.Equal([error], Built.Samplers.Validate(new SamplerSpec(name, 0, Built.Parse(options))));

    private sealed class FirstReportFactory : IPrunerFactory, IPruner
    {
        public string Name => "first-report";

        public IPruner Create(IReadOnlyDictionary<string, string> options) => this;

        public string? Prune(PrunerContext context) => "It has reported.";
    }

    private sealed class LowestFactory : ISamplerFactory, ISampler
    {
        public string Name => "lowest";

        public ISampler Create(IReadOnlyDictionary<string, string> options) => this;

        public IReadOnlyDictionary<string, ParamValue> Sample(SamplerContext context) =>
            context.Space.ToDictionary(parameter => parameter.Name, parameter => Distributions.Nearest(parameter.Distribution, double.MinValue));
    }
}
