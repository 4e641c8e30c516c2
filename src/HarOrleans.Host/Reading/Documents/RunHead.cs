using HarOrleans.Contracts;
using HarOrleans.Host.Output;

namespace HarOrleans.Host.Reading.Documents;

/// <summary>What is said of a run wherever it is named.</summary>
internal sealed record RunHead(
    string Run, string Name, string? Study, int? Trial, string Status, string? Reason, DateTime Created, DateTime? Started, DateTime? Ended, double? Seconds, long ExperimentId, string? ParentRunId)
{
    internal static RunHead Of(RunInfo run, string? study) => new(
        run.RunId,
        run.Name,
        study,
        run.TrialNumber,
        TextFormat.State(run.Status),
        run.Reason,
        run.CreatedAt.UtcDateTime,
        run.StartedAt?.UtcDateTime,
        run.EndedAt?.UtcDateTime,
        run is { StartedAt: { } start, EndedAt: { } end } ? Math.Max(0, (end - start).TotalSeconds) : null,
        run.ExperimentId,
        run.ParentRunId);

    /// <summary>The run of a trial carries its study's name as a tag.</summary>
    internal static RunHead Of(RunDetail run) => Of(run.Info, run.Info.StudyId is null ? null : run.Tags.GetValueOrDefault("study"));

    /// <summary>A short name for people: <c>study/3</c>, or the beginning of the id.</summary>
    internal string Short() => Study is null || Trial is null ? Run[..8] : FormattableString.Invariant($"{Study}/{Trial}");
}
