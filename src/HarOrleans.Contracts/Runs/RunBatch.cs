namespace HarOrleans.Contracts;

/// <summary>What is logged into a run in one durable step: all of it or nothing.</summary>
/// <param name="Writer">The attempt that logs, of a trial's run (an older one is refused); 0 for a run of its own.</param>
/// <param name="Points">Metric points; those stored before are left as they are.</param>
/// <param name="Params">Write-once parameters; the same value again is fine, another is a conflict.</param>
/// <param name="Tags">Tags; the latest value stays.</param>
[GenerateSerializer, Immutable, Alias(Aliases.RunBatch)]
public sealed record RunBatch(
    int Writer,
    IReadOnlyList<MetricPoint> Points,
    IReadOnlyDictionary<string, string> Params,
    IReadOnlyDictionary<string, string> Tags);
