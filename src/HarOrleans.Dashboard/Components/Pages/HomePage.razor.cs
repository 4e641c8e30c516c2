using HarOrleans.Contracts;
using HarOrleans.Dashboard.Components.Controls;

namespace HarOrleans.Dashboard.Components.Pages;

/// <summary>What is going on: running studies, best results, trainers.</summary>
public sealed partial class HomePage
{
    private const int Most = 50;
    private const int MostBest = 5;

    private IReadOnlyList<StudySummary>? _studies;
    private QueueSnapshot? _queue;

    private IReadOnlyList<StudySummary> Running => [.. _studies!.Where(study => study.Phase == StudyPhase.Running)];

    private IReadOnlyList<StudySummary> Best => [.. _studies!.Where(study => study.BestValue is not null).Take(MostBest)];

    /// <inheritdoc />
    protected override void OnInitialized() => Restart();

    /// <inheritdoc />
    protected override void Begin() => Poll(async cancellationToken =>
    {
        _studies = await Client.Studies.ListAsync(0, Most, cancellationToken);
        _queue = await Client.GetQueuePageAsync(0, QueueStrip.MostWaiting, cancellationToken);
    });

    private static string Counts(TrialCounts counts) =>
        $"{counts.Running} running, {counts.Waiting} waiting, {counts.Complete} complete, {counts.Pruned} pruned, {counts.Fail} failed";
}
