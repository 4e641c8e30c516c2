using HarOrleans.Contracts;

namespace HarOrleans.Dashboard;

/// <summary>A trial as the table shows it.</summary>
public sealed record TrialRow(
    int Number,
    TrialState State,
    double? Value,
    string Params,
    TimeSpan? Duration,
    DateTimeOffset? RunningSince,
    string RunId,
    int Attempt,
    string? Reason,
    IReadOnlyList<double>? Values)
{
    public static TrialRow Of(FrozenTrial trial, IReadOnlyList<SearchParameter> space) => new(
        trial.Number,
        trial.State,
        trial.Value,
        string.Join(", ", InOrder(trial, space).Select(param => $"{param.Key} {Show(param.Value)}")),
        trial.FinishedAt - trial.StartedAt,
        trial.State == TrialState.Running ? trial.StartedAt : null,
        trial.RunId,
        trial.Attempt,
        trial.Reason,
        trial.Values);

    /// <summary>A parameter as text; floats shortened for reading.</summary>
    public static string Show(ParamValue value) => value.Kind == ParamKind.Float ? Format.Number(value.AsDouble()) : value.ToString();

    /// <summary>A trial's parameters in the order of the search space, then any others.</summary>
    public static IEnumerable<KeyValuePair<string, ParamValue>> InOrder(FrozenTrial trial, IReadOnlyList<SearchParameter> space)
    {
        var known = space.Select(parameter => parameter.Name).Where(trial.Params.ContainsKey).ToArray();
        return known.Concat(trial.Params.Keys.Except(known)).Select(name => KeyValuePair.Create(name, trial.Params[name]));
    }
}
