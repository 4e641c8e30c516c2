using System.Globalization;
using HarOrleans.Contracts;

namespace HarOrleans.Training;

/// <summary>One trial's assignment in the objective's own words.</summary>
internal sealed record HarLstmJob
{
    /// <summary>Reads and checks an assignment.</summary>
    /// <exception cref="InvalidSpecException">A setting or parameter is missing or wrong; all of them are listed.</exception>
    public HarLstmJob(TrialAssignment assignment)
    {
        var settings = assignment.Objective.Settings;
        string Setting(string key) => settings.GetValueOrDefault(key) ?? throw new InvalidSpecException([$"{key}: the setting is missing."]);
        var wrong = ParameterRule.All
            .Where(rule => !assignment.Params.TryGetValue(rule.Name, out var value) || !rule.IsValid(value))
            .Select(rule => $"{rule.Name}: {assignment.Params.GetValueOrDefault(rule.Name)} is not {rule.Accepts}.")
            .ToList();
        if (!SpecCheck.IsEpochs(Setting(HarLstm.Epochs), out var epochs))
        {
            wrong.Add($"{HarLstm.Epochs}: '{Setting(HarLstm.Epochs)}' is not a number of epochs.");
        }

        if (wrong.Count > 0)
        {
            throw new InvalidSpecException(wrong);
        }

        var place = assignment.Objective.Hints.GetValueOrDefault(HarLstm.Data);
        Folder = place == HarLstm.SimulatedData ? null : place;
        Protocol = Setting(HarLstm.Protocol);
        TrainSha256 = Setting(HarLstm.TrainSha256);
        TestSha256 = Setting(HarLstm.TestSha256);
        Params = assignment.Params;
        Training = new TrainingSettings(
            epochs,
            (int)Params[HarLstm.BatchSize].AsInt(),
            Params[HarLstm.LearningRate].AsDouble(),
            Params[HarLstm.WeightDecay].AsDouble(),
            assignment.Seed);
        Owner = string.Join(
            "; ",
            settings.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => $"{each.Key}={each.Value}")
                .Concat(ParameterRule.All.Select(rule => $"{rule.Name}={Params[rule.Name]}"))
                .Append($"seed={assignment.Seed.ToString(CultureInfo.InvariantCulture)}"));
    }

    /// <summary>Where the data lies, or null for the simulated set.</summary>
    public string? Folder { get; }

    /// <summary>How it is prepared.</summary>
    public string Protocol { get; }

    /// <summary>Digest that the training file must have.</summary>
    public string TrainSha256 { get; }

    /// <summary>Digest that the test file must have.</summary>
    public string TestSha256 { get; }

    /// <summary>How to train.</summary>
    public TrainingSettings Training { get; }

    /// <summary>What makes this training what it is, in one line; a checkpoint of another is refused.</summary>
    public string Owner { get; }

    private IReadOnlyDictionary<string, ParamValue> Params { get; }

    /// <summary>The model for data of this shape.</summary>
    public LstmOptions Model(int features, int classes) => Model(Params, features, classes);

    /// <summary>The model that parameters stand for, for data of this shape.</summary>
    public static LstmOptions Model(IReadOnlyDictionary<string, ParamValue> parameters, int features, int classes) => new(
        features,
        classes,
        (int)parameters[HarLstm.HiddenSize].AsInt(),
        (int)parameters[HarLstm.NumLayers].AsInt(),
        parameters[HarLstm.Dropout].AsDouble(),
        parameters[HarLstm.Activation].AsString() == "relu" ? Activation.Relu : Activation.Tanh);
}
