using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HarOrleans.Grains;

/// <summary>
/// Runs one attempt on the calling thread: takes the trial, runs its objective, tells the result. An error of the objective is the trial's result; where
/// nothing can be stored (a full disk), the whole program stops, and no trial pays for it.
/// </summary>
internal sealed class TrialRunner(
    IGrainFactory grains,
    IEnumerable<IObjective> objectives,
    IArtifactStore artifacts,
    ICheckpointStore checkpoints,
    IIdSource ids,
    TimeProvider time,
    IOptions<TrainerOptions> options,
    IHostApplicationLifetime program,
    ILogger<TrialRunner> logger)
{
    internal void Run(string slotKey, TrainerSlot slot, Action leaseTaken)
    {
        var (study, number) = (grains.GetGrain<IStudyGrain>(slot.Ticket.StudyId), slot.Ticket.Number);
        var calls = new TrainerCalls(time, logger, slot);
        try
        {
            var holder = $"{slotKey}#{ids.NewToken()}";
            if (calls.Do(() => study.BeginAsync(number, holder)) is not { } assignment)
            {
                return;
            }

            slot.Lease = new(assignment.StudyId, number, assignment.TrialId, assignment.Attempt);
            leaseTaken();
            Run(assignment, study, slot, calls);
        }
        catch (FencedException e)
        {
            Log.AttemptOver(logger, slot.Ticket.StudyId, number, e.Attempt);
        }
        catch (StorageUnavailableException e)
        {
            // Every other trial would meet the same, and it is no trial's fault: the program ends, and its next start goes on from what is stored.
            Log.StorageUnavailable(logger, e, slot.Ticket.StudyId, number);
            program.StopApplication();
        }
        catch (OperationCanceledException)
        {
            // The silo stops, and the trial's lease runs out or was handed back.
        }
        catch (Exception e)
        {
            Log.TrialFailed(logger, e, slot.Ticket.StudyId, number);
        }
    }

    private void Run(TrialAssignment assignment, IStudyGrain study, TrainerSlot slot, TrainerCalls calls)
    {
        using var scope = logger.BeginScope(HarTelemetry.Scope(assignment));
        using var activity = HarTelemetry.StartTrial(assignment);
        TrialOutcome outcome;
        TrialSession? session = null;
        var run = grains.GetGrain<IRunGrain>(assignment.RunId);
        using var points = new TrialPoints(assignment.Attempt, batch => run.LogAsync(batch), time);
        using var log = new TrialLogWriter(run, assignment.Attempt, time);
        using var machine = new TrialSystemMetrics(run, assignment.Attempt, options.Value, time);
        try
        {
            var objective = objectives.FirstOrDefault(x => x.Name == assignment.Objective.Name)
                ?? throw new NotFoundException("objective", assignment.Objective.Name);
            session = new TrialSession(assignment, grains, artifacts, checkpoints, points, log, calls, slot.Device, time);
            log.Write(RunLogLevel.Info, FormattableString.Invariant(
                $"Attempt {assignment.Attempt} of trial {assignment.Number} begins with {objective.Name}{(slot.Device == "cpu" ? "" : $" on {slot.Device}")}{(assignment.Checkpoint is { } from ? $", after step {from.Step}" : "")}."));
            outcome = objective.Run(session, slot.Stop.Token);
            session.Flush();
            log.Write(RunLogLevel.Info, outcome.State == TrialState.Pruned ? $"Pruned: {outcome.Reason}" : FormattableString.Invariant($"Complete with {outcome.Value}."));
        }
        catch (OperationCanceledException) when (slot.Stop.IsCancellationRequested)
        {
            log.Write(RunLogLevel.Warning, "Stopped: the server stops, or the attempt is over.");
            log.SendAll();
            if (!slot.Lost)
            {
                TrainerCalls.Once(() => study.ReleaseAsync(assignment.Number, assignment.Attempt));
            }

            return;
        }
        catch (StorageUnavailableException e) when (e.IsElsewhere && options.Value.SharesArtifacts)
        {
            // Another trainer may have it, and with this one each further trial would fare the same; to end the program would take those that run well here with it, again and again.
            Log.NotShared(logger, e, assignment.StudyId, assignment.Number);
            log.Write(RunLogLevel.Error, $"{e.Message} The trial goes back to the queue, and its trainer takes no more trials.");
            log.SendAll();
            slot.Unfit = true;
            calls.Do(() => study.ReleaseAsync(assignment.Number, assignment.Attempt));
            return;
        }
        catch (Exception e) when (e is not (FencedException or StorageUnavailableException))
        {
            Log.TrialFailed(logger, e, assignment.StudyId, assignment.Number);
            outcome = TrialOutcome.Fail($"{e.GetType().Name}: {e.Message}");
            log.Write(RunLogLevel.Error, e.ToString());
        }

        log.SendAll();
        machine.Finish();
        session?.EndEpochs();
        HarTelemetry.End(activity, outcome);
        calls.Do(() => study.TellAsync(assignment.Number, assignment.Attempt, outcome));
        if (outcome.State == TrialState.Pruned || (outcome.State == TrialState.Complete && double.IsFinite(outcome.Value ?? double.NaN)))
        {
            // Finished for good; a failed trial may be tried again from there.
            session?.DropCheckpoint();
        }
    }
}
