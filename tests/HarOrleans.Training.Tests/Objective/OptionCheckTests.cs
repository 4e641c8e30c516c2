using HarOrleans.Contracts;

namespace HarOrleans.Training.Tests;

public sealed class OptionCheckTests
{
    [Theory]
    [InlineData("optimizer", "rmsprop", "optimizer: 'rmsprop' is not adam, adamw or sgd.")]
    [InlineData("momentum", "0.9", "momentum: it belongs to sgd, but optimizer is adam.")]
    [InlineData("scheduler", "steplr", "scheduler: 'steplr' is not none, StepLR, ExponentialLR, CosineAnnealingLR, ReduceLROnPlateau or OneCycleLR.")]
    [InlineData("scheduler", "ExponentialLR", "gamma: nothing is given, and ExponentialLR has no default for it.")]
    [InlineData("gamma", "0.5", "gamma: it belongs to StepLR and ExponentialLR, but scheduler is none.")]
    [InlineData("clip_norm", "0", "clip_norm: '0' is not a number above 0.")]
    [InlineData("clip_value", "NaN", "clip_value: 'NaN' is not a number above 0.")]
    [InlineData("label_smoothing", "1", "label_smoothing: '1' is not a number of at least 0 and below 1.")]
    [InlineData("class_weights", "heavy", "class_weights: 'heavy' is not none, balanced, or a number above 0 for each class")]
    [InlineData("precision", "fp8", "precision: 'fp8' is not float32 or bf16.")]
    [InlineData("patience", "0", "patience: '0' is not a whole number from 1 to 100000.")]
    [InlineData("bidirectional", "yes", "bidirectional: 'yes' is not true or false.")]
    [InlineData("hidden_size", "32", "hidden_size: '32' is given as a setting, but har-lstm takes it from the search space.")]
    public void A_wrong_option_is_named_with_its_value_and_what_would_do(string name, string value, string message) =>
        Assert.Contains(Errors(new Dictionary<string, string> { [name] = value }), error => error.StartsWith(message, StringComparison.Ordinal));

    [Fact]
    public void Every_option_is_accepted_as_a_setting_and_as_a_parameter()
    {
        Assert.Empty(Errors(new Dictionary<string, string>
        {
            ["optimizer"] = "sgd",
            ["momentum"] = "0.9",
            ["nesterov"] = "true",
            ["scheduler"] = "OneCycleLR",
            ["pct_start"] = "0.2",
            ["div_factor"] = "10",
            ["final_div_factor"] = "100",
            ["cycle_momentum"] = "false",
            ["clip_norm"] = "1",
            ["clip_value"] = "none",
            ["gradient_limit"] = "1e6",
            ["label_smoothing"] = "0.1",
            ["class_weights"] = "balanced",
            ["patience"] = "5",
            ["precision"] = "bf16",
            ["bidirectional"] = "true",
        }));
        Assert.Empty(Errors(
            new Dictionary<string, string>(),
            new SearchParameter("optimizer", new CategoricalDistribution([ParamValue.Of("adamw"), ParamValue.Of("sgd")])),
            new SearchParameter("momentum", new FloatDistribution(0, 0.95)),
            new SearchParameter("scheduler", new CategoricalDistribution([ParamValue.Of("none"), ParamValue.Of("StepLR"), ParamValue.Of("CosineAnnealingLR")])),
            new SearchParameter("step_size", new IntDistribution(1, 10)),
            new SearchParameter("clip_norm", new CategoricalDistribution([ParamValue.Of("none"), ParamValue.Of(1.0)])),
            new SearchParameter("bidirectional", new CategoricalDistribution([ParamValue.Of(false), ParamValue.Of(true)]))));
    }

    [Fact]
    public void An_option_that_is_given_twice_or_with_a_value_out_of_range_in_the_space_is_refused()
    {
        var errors = Errors(new Dictionary<string, string> { ["label_smoothing"] = "0.1" }, new SearchParameter("label_smoothing", new FloatDistribution(0, 1)));

        Assert.Equal(2, errors.Count);
        Assert.StartsWith("label_smoothing: '0.1' is given as a setting, and the search space has the parameter too.", errors[0], StringComparison.Ordinal);
        Assert.StartsWith("label_smoothing: 1 is not a number of at least 0 and below 1.", errors[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Nesterov_without_momentum_is_refused_before_and_in_a_trial()
    {
        var settings = new Dictionary<string, string> { ["optimizer"] = "sgd", ["nesterov"] = "true" };

        Assert.StartsWith("nesterov: true needs a momentum above 0", Assert.Single(Errors(settings)), StringComparison.Ordinal);
        var objective = Assignments.Objective() with { Settings = settings };
        var error = Assert.Throws<InvalidSpecException>(() => TrialValues.Of(new LstmFamily().AllRules(), objective, Assignments.Params()));
        Assert.StartsWith("nesterov: true needs a momentum above 0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_given_reaches_the_training_and_what_is_not_has_its_default()
    {
        var rules = new LstmFamily().AllRules();
        var plain = TrialSettings.Of(TrialValues.Of(rules, Assignments.Objective(), Assignments.Params()), 4, 11);
        Assert.Equal(new TrainingSettings(4, 32, 0.02, 1e-4, 11, 20) { ClassWeights = plain.ClassWeights }, plain);

        var given = new Dictionary<string, string> { ["scheduler"] = "CosineAnnealingLR", ["eta_min"] = "1e-5", ["clip_norm"] = "2", ["optimizer"] = "adamw" };
        var told = TrialSettings.Of(TrialValues.Of(rules, Assignments.Objective() with { Settings = given }, new Dictionary<string, ParamValue>(Assignments.Params()) { ["patience"] = ParamValue.Of(3) }), 4, 11);
        Assert.Equal((ScheduleKind.CosineAnnealingLR, 1e-5, (int?)null), (told.Schedule.Kind, told.Schedule.EtaMin, told.Schedule.TMax));
        Assert.Equal((2.0, OptimizerKind.AdamW, 3), (told.ClipNorm!.Value, told.Optimizer.Kind, told.Patience));
    }

    private static IReadOnlyList<string> Errors(Dictionary<string, string> settings, params SearchParameter[] more)
    {
        var objective = Assignments.Objective();
        var study = Assignments.Study(objective with { Settings = new Dictionary<string, string>(objective.Settings.Concat(settings)) });
        return SpecCheck.Errors(study with { Space = [.. study.Space, .. more] }, new LstmFamily());
    }
}
