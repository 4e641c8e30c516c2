namespace HarOrleans.Contracts;

/// <summary>A run with everything but its histories.</summary>
/// <param name="Info">The run.</param>
/// <param name="Params">Parameters by name.</param>
/// <param name="Tags">Tags by name.</param>
/// <param name="Metrics">Each metric's last point and extremes, by key.</param>
/// <param name="Evaluation">Its evaluation, or null where none was logged.</param>
/// <param name="Inputs">The data sets that it used, in the order in which they were registered, without schema and profile where a search found the run; null where the server knows none of inputs.</param>
/// <param name="Models">The logged models that it made or used; null where the server knows none of models.</param>
[GenerateSerializer, Immutable, Alias(Aliases.RunDetail)]
public sealed record RunDetail(
    RunInfo Info,
    IReadOnlyDictionary<string, string> Params,
    IReadOnlyDictionary<string, string> Tags,
    IReadOnlyList<LatestMetric> Metrics,
    Evaluation? Evaluation,
    IReadOnlyList<RunInput>? Inputs = null,
    IReadOnlyList<RunModel>? Models = null);
