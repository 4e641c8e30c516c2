using System.Globalization;
using HarOrleans.Contracts;
using HarOrleans.Data;

namespace HarOrleans.Training;

/// <summary>One trial's assignment in the objective's own words.</summary>
internal sealed record TrialJob
{
    /// <summary>Reads and checks an assignment.</summary>
    /// <param name="assignment">The assignment.</param>
    /// <param name="rules">The rules of the objective's parameters.</param>
    /// <exception cref="InvalidSpecException">A setting or parameter is missing or wrong; all of them are listed.</exception>
    public TrialJob(TrialAssignment assignment, IReadOnlyList<ParameterRule> rules)
    {
        var settings = assignment.Objective.Settings;
        string Setting(string key) => settings.GetValueOrDefault(key) ?? throw new InvalidSpecException([$"{key}: the setting is missing."]);
        if (!SpecCheck.IsEpochs(Setting(HarLstm.Epochs), out var epochs))
        {
            throw new InvalidSpecException([$"{HarLstm.Epochs}: '{Setting(HarLstm.Epochs)}' is not a number of epochs."]);
        }

        Values = TrialValues.Of(rules, assignment.Objective, assignment.Params);
        var place = assignment.Objective.Hints.GetValueOrDefault(HarLstm.Data);
        Folder = place == HarLstm.SimulatedData ? null : place;
        Preparation = new PreparationOptions(Setting(HarLstm.Protocol)) { Scaling = Values[TrainingOptions.Scaling].AsString() };
        TrainSha256 = Setting(HarLstm.TrainSha256);
        TestSha256 = Setting(HarLstm.TestSha256);
        Training = TrialSettings.Of(Values, epochs, assignment.Seed);
        Owner = string.Join(
            "; ",
            settings.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => $"{each.Key}={each.Value}")
                .Concat(rules.Where(rule => assignment.Params.ContainsKey(rule.Name)).Select(rule => $"{rule.Name}={assignment.Params[rule.Name]}"))
                .Append($"seed={assignment.Seed.ToString(CultureInfo.InvariantCulture)}"));
    }

    /// <summary>Where the data lies, or null for the simulated set.</summary>
    public string? Folder { get; }

    /// <summary>How it is prepared.</summary>
    public PreparationOptions Preparation { get; }

    /// <summary>Digest that the training data must have.</summary>
    public string TrainSha256 { get; }

    /// <summary>Digest that the test data must have.</summary>
    public string TestSha256 { get; }

    /// <summary>How to train.</summary>
    public TrainingSettings Training { get; }

    /// <summary>A value for each parameter.</summary>
    public IReadOnlyDictionary<string, ParamValue> Values { get; }

    /// <summary>What makes this training what it is, in one line; a checkpoint of another is refused.</summary>
    public string Owner { get; }
}
