namespace HarOrleans.Grains;

/// <summary>One call to optimize, recorded as a run that the runs of its trials are children of.</summary>
/// <param name="RunId">That run's id.</param>
/// <param name="StartedAt">When it was asked for.</param>
[GenerateSerializer, Alias("har.StudyLoop")]
internal sealed record StudyLoop(string RunId, DateTimeOffset StartedAt);
