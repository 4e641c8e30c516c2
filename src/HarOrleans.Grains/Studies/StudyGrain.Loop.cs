using System.Text;
using HarOrleans.Contracts;
using HarOrleans.Optimization;

namespace HarOrleans.Grains;

/// <content>
/// The record of a call to optimize: a run of its own, the parent of the trials' runs. Its id is in the study's state before anything else is done,
/// and every step may be repeated, so after a crash the next look finishes what is missing.
/// </content>
internal sealed partial class StudyGrain
{
    private string? _openLoop;
    private string? _endedLoop;
    private int _lookedAt;
    private FrozenTrial? _bestSoFar;

    /// <summary>The call to optimize that a study which is to run belongs to: a new one where the study stood still.</summary>
    private StudyLoop? LoopFor(StudyPhase next) =>
        next == StudyPhase.Running && (state.State.Phase != StudyPhase.Running || state.State.Loop is null)
            ? new(ids.NewRunId(), time.GetUtcNow())
            : state.State.Loop;

    /// <summary>Makes the parent run, and logs each trial that was the best when it had its turn: by number, once all before it have finished.</summary>
    private async Task RecordLoopAsync(CancellationToken cancellationToken)
    {
        if (state.State.Loop is not { } loop)
        {
            return;
        }

        var run = GrainFactory.GetGrain<IRunGrain>(loop.RunId);
        if (_openLoop != loop.RunId)
        {
            await run.CreateAsync(LoopRecord.Parent(loop, Spec, state.State.ExperimentId), cancellationToken);
            (_openLoop, _lookedAt, _bestSoFar) = (loop.RunId, 0, null);
        }

        List<MetricPoint> points = [];
        var (at, best) = (_lookedAt, _bestSoFar);
        for (; _history.Has(at) && _history[at].Trial.IsFinished; at++)
        {
            var trial = _history[at].Trial;
            if (trial.State == TrialState.Complete && BestTrial.Of(best is null ? [trial] : [best, trial], Spec.Direction) == trial)
            {
                best = trial;
                points.AddRange(LoopRecord.Points(trial));
            }
        }

        if (points.Count > 0)
        {
            await run.LogAsync(new(0, points, new Dictionary<string, string>(), new Dictionary<string, string>()), cancellationToken);
        }

        (_lookedAt, _bestSoFar) = (at, best);
    }

    /// <summary>Writes the loop's files and ends the parent run; a second time writes the same and changes nothing.</summary>
    private async Task EndLoopAsync(RunStatus status, string? reason, CancellationToken cancellationToken)
    {
        if (state.State.Loop is { } loop && _endedLoop != loop.RunId)
        {
            var parent = UserAttributes.Of(loop.RunId);
            var complete = _history.InState(TrialState.Complete).Where(x => x.UserAttributes.GetValueOrDefault(UserAttributes.ParentRunId) == parent).ToArray();
            foreach (var (path, text) in LoopFiles.Of(Spec.Name, complete))
            {
                await artifacts.WriteAsync(
                    RunArtifacts.Path(loop.RunId, RunArtifacts.OwnRun, path), async file => await file.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken), cancellationToken);
            }

            await GrainFactory.GetGrain<IRunGrain>(loop.RunId).FinishAsync(status, reason, cancellationToken);
            _endedLoop = loop.RunId;
        }
    }
}
