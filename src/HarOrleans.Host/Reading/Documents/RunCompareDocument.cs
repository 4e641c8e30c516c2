namespace HarOrleans.Host.Reading.Documents;

/// <summary>What <c>har run compare --json</c> writes: of params and of metrics' last values those that differ, with one value a run, null where a run has none.</summary>
internal sealed record RunCompareDocument(
    IReadOnlyList<RunHead> Runs,
    IReadOnlyDictionary<string, IReadOnlyList<string?>> Params,
    IReadOnlyDictionary<string, IReadOnlyList<double?>> Metrics,
    IReadOnlyList<double?> Accuracy);
