using HarOrleans.Client;
using HarOrleans.Contracts;

namespace HarOrleans.Grains.Tests;

/// <summary>Takes studies to their end and gathers what they left.</summary>
internal static class StudyRuns
{
    /// <summary>Many times what the slowest takes on a busy machine: a study that hangs is to fail its test, not to hold the suite up.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    internal static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    internal static async Task<StudyHandle> OptimizeAsync(HarClient client, StudySpec spec, int trials, int parallel = 1)
    {
        var study = await client.Studies.GetOrCreateAsync(spec, Cancelled);
        await study.OptimizeAsync(new(trials, parallel), null, Cancelled);
        await FinishedAsync(study);
        return study;
    }

    internal static async Task FinishedAsync(StudyHandle study) => await UntilAsync(study, x => x.Phase == StudyPhase.Finished);

    internal static async Task UntilAsync(StudyHandle study, Func<StudySnapshot, bool> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        limit.CancelAfter(Limit);
        StudySnapshot? last = null;
        try
        {
            await foreach (var update in study.WatchAsync(limit.Token))
            {
                last = update.Study;
                if (condition(last))
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (!Cancelled.IsCancellationRequested)
        {
            Assert.Fail($"It did not come to that within {Limit.TotalMinutes} minutes: {last?.Phase}, {last?.Counts}.");
        }
    }

    internal static async Task<IReadOnlyList<FrozenTrial>> TrialsAsync(StudyHandle study) => (await study.GetTrialsAsync(0, Cancelled)).Trials;

    /// <summary>Everything that a seed fixes of a study.</summary>
    internal static IReadOnlyList<string> Fixed(IReadOnlyList<FrozenTrial> trials) =>
        [.. trials.Select(x => FormattableString.Invariant(
            $"{x.Number} {x.State} {x.Value:R} {string.Join(' ', x.Params.OrderBy(p => p.Key).Select(p => $"{p.Key}={p.Value}"))} {string.Join(' ', x.Intermediates.Select(v => FormattableString.Invariant($"{v.Step}:{v.Value:R}")))}"))];
}
