using HarOrleans.Contracts;
using Xunit;

namespace HarOrleans.Optimization.Tests;

public sealed class StudySpecsTests
{
    private static readonly StudySpec Valid = Specs.Valid;

    public static TheoryData<string, Distribution> WrongDistributions => new()
    {
        { "space.x = float 2..1: low must not be above high.", new FloatDistribution(2, 1) },
        { "space.x = float NaN..1: low and high must be finite numbers.", new FloatDistribution(double.NaN, 1) },
        { "space.x = float 0..Infinity: low and high must be finite numbers.", new FloatDistribution(0, double.PositiveInfinity) },
        { "space.x = float -1.7976931348623157E+308..1.7976931348623157E+308: high less low must be a finite number.", new FloatDistribution(double.MinValue, double.MaxValue) },
        { "space.x = float 0..1 log: low must be above 0 where log.", new FloatDistribution(0, 1, Log: true) },
        { "space.x = float 1..2 log step 0.5: log excludes a step.", new FloatDistribution(1, 2, Log: true, Step: 0.5) },
        { "space.x = float 1..2 step 0: step must be a finite number above 0.", new FloatDistribution(1, 2, Step: 0) },
        { "space.x = float 1..2 step NaN: step must be a finite number above 0.", new FloatDistribution(1, 2, Step: double.NaN) },
        { "space.x = float 0..1 step 1E-300: the step is too small for the range.", new FloatDistribution(0, 1, Step: 1e-300) },
        { "space.x = int 3..1: low must not be above high.", new IntDistribution(3, 1) },
        { "space.x = int 0..3 log: low must be at least 1 where log.", new IntDistribution(0, 3, Log: true) },
        { "space.x = int 1..3 step 0: step must be at least 1.", new IntDistribution(1, 3, Step: 0) },
        { "space.x = int 1..8 log step 2: log excludes a step other than 1.", new IntDistribution(1, 8, Log: true, Step: 2) },
        { "space.x = one of : there must be at least one choice.", new CategoricalDistribution([]) },
        { "space.x = one of 1, 1: the choice 1 is there 2 times.", new CategoricalDistribution([ParamValue.Of(1), ParamValue.Of(1)]) },
        { "space.x = one of NaN: the choice NaN is not a finite number.", new CategoricalDistribution([ParamValue.Of(double.NaN)]) },
        { "space.x = missing: a parameter needs a distribution.", null! },
    };

    public static TheoryData<string, string, string, StudySpec> Mismatches => new()
    {
        { "experiment", "LSTM_HAR", "other", Valid with { Experiment = "other" } },
        { "direction", "Maximize", "Minimize", Valid with { Direction = StudyDirection.Minimize } },
        { "space.lr", "float 0.0001..0.001 log", "float 0.0001..0.01 log", Valid with { Space = [.. HarProblem.Space.Select(p => p.Name == "lr" ? p with { Distribution = new FloatDistribution(1e-4, 1e-2, Log: true) } : p)] } },
        { "space.activation", "one of relu, tanh", "one of tanh, relu", Valid with { Space = [.. HarProblem.Space.Select(p => p.Name == "activation" ? p with { Distribution = new CategoricalDistribution([ParamValue.Of("tanh"), ParamValue.Of("relu")]) } : p)] } },
        { "space.dropout", "float 0..0.5", "(absent)", Valid with { Space = [.. HarProblem.Space.Where(p => p.Name != "dropout")] } },
        { "space.extra", "(absent)", "int 1..2", Valid with { Space = [.. HarProblem.Space, new("extra", new IntDistribution(1, 2))] } },
        { "space", "hidden_size, batch_size, lr, dropout, activation, num_layers, weight_decay", "weight_decay, num_layers, activation, dropout, lr, batch_size, hidden_size", Valid with { Space = [.. HarProblem.Space.Reverse()] } },
        { "objective", "har-lstm", "other", Valid with { Objective = Valid.Objective with { Name = "other" } } },
        { "epochs", "10", "11", Valid with { Objective = Valid.Objective with { Settings = new Dictionary<string, string> { ["epochs"] = "11", ["protocol"] = "notebook" } } } },
        { "protocol", "notebook", "(absent)", Valid with { Objective = Valid.Objective with { Settings = new Dictionary<string, string> { ["epochs"] = "10" } } } },
        { "data_sha256", "(absent)", "00", Valid with { Objective = Valid.Objective with { Settings = new Dictionary<string, string> { ["epochs"] = "10", ["protocol"] = "notebook", ["data_sha256"] = "00" } } } },
        { "sampler", "tpe", "random", Valid with { Sampler = Valid.Sampler with { Name = "random" } } },
        { "seed", "0", "1", Valid with { Sampler = Valid.Sampler with { Seed = 1 } } },
        { "sampler.n_startup_trials", "6", "(absent)", Valid with { Sampler = Valid.Sampler with { Options = new Dictionary<string, string>() } } },
        { "pruner", "median", "nop", Valid with { Pruner = Valid.Pruner with { Name = "nop" } } },
        { "pruner.n_warmup_steps", "2", "3", Valid with { Pruner = Valid.Pruner with { Options = new Dictionary<string, string> { ["n_warmup_steps"] = "3" } } } },
        { "window", "4", "5", Valid with { Window = 5 } },
        { "max_retries", "0", "1", Valid with { MaxRetries = 1 } },
        { "max_deaths", "20", "1", Valid with { MaxDeaths = 1 } },
    };

    [Theory]
    [MemberData(nameof(WrongDistributions))]
    public void A_wrong_distribution_is_named_with_its_value(string error, Distribution distribution) =>
        Assert.Equal([error], StudySpecs.Validate(Valid with { Space = [new("x", distribution)] }));

    [Fact]
    public void Every_error_is_listed_at_once()
    {
        var errors = StudySpecs.Validate(new StudySpec
        {
            Name = " ",
            Experiment = "",
            Workspace = "",
            Owner = "",
            Direction = (StudyDirection)7,
            Space = [new("", new IntDistribution(1, 2)), new("x", new IntDistribution(1, 2)), new("x", new IntDistribution(1, 2))],
            Objective = new("", new Dictionary<string, string> { [""] = "1" }, null!),
            Sampler = new("", 0, new Dictionary<string, string>()),
            Pruner = null!,
            Window = 0,
            MaxRetries = -1,
            MaxDeaths = -2,
        });
        Assert.Equal(
            [
                "workspace = '': must not be empty.",
                "owner = '': must not be empty.",
                "name = ' ': must not be empty.",
                "experiment = '': must not be empty.",
                "direction = 7: must be Minimize or Maximize.",
                "space[0] = '': a parameter's name must not be empty.",
                "space.x = int 1..2: a parameter of this name is there already.",
                "objective = '': must not be empty.",
                "objective. = 1: needs a name and a value.",
                "hints = (absent): its settings are missing; give an empty dictionary where there are none.",
                "sampler = '': must not be empty.",
                "pruner = '': must not be empty.",
                "pruner = (absent): its settings are missing; give an empty dictionary where there are none.",
                "window = 0: must be at least 1.",
                "max_retries = -1: must be at least 0.",
                "max_deaths = -2: must be at least 0.",
            ],
            errors);
        Assert.Empty(StudySpecs.Validate(Valid));
        Assert.Equal(["space = (empty): must have at least one parameter."], StudySpecs.Validate(Valid with { Space = null! }));
    }

    [Fact]
    public void A_budget_needs_at_least_one_trial_and_one_at_a_time()
    {
        Assert.Equal(["trials = 0: must be at least 1.", "parallel = -1: must be at least 1."], StudySpecs.Validate(new StudyBudget(0, -1)));
        Assert.Empty(StudySpecs.Validate(new StudyBudget(1, 1)));
    }

    [Theory]
    [MemberData(nameof(Mismatches))]
    public void A_field_that_differs_is_named_with_both_values(string field, string stored, string given, StudySpec other) =>
        Assert.Equal((field, stored, given), StudySpecs.FirstMismatch(Valid, other));

    [Fact]
    public void Hints_and_owner_may_differ() => Assert.Null(StudySpecs.FirstMismatch(
        Valid, Valid with { Owner = "somebody", Objective = Valid.Objective with { Hints = new Dictionary<string, string> { ["folder"] = "elsewhere" } } }));
}
