using System.Globalization;
using HarOrleans.Abstractions;
using HarOrleans.Contracts;

namespace HarOrleans.Grains;

/// <summary>One trial's execution: its checkpoint, and where it stands in the queue. What the trial is belongs to its study.</summary>
[RequireSiloRole(SiloRoles.Control)]
[GrainType("trial")]
internal sealed class TrialGrain(ITrialStore trials) : Grain, ITrialGrain
{
    private IQueueGrain Queue => GrainFactory.GetGrain<IQueueGrain>(QueueGrain.Singleton);

    public async Task CheckpointAsync(CheckpointInfo checkpoint, CancellationToken cancellationToken)
    {
        if (!await trials.SaveCheckpointAsync(checkpoint, cancellationToken))
        {
            throw new FencedException("checkpoint", checkpoint.Attempt);
        }
    }

    public async Task<TrialDetail> GetAsync(CancellationToken cancellationToken)
    {
        var record = await FindAsync(cancellationToken);
        var checkpoint = record.Trial.IsFinished ? null : await trials.FindCheckpointAsync(record.Trial.TrialId, cancellationToken);
        int? position = null;
        if (record.Trial.State == TrialState.Waiting)
        {
            position = (await Queue.FindOrSearchAsync(record.Trial.StudyId, record.Trial.Number, 1, cancellationToken)).Waiting is [var place] ? place.Position : null;
        }

        return new(record.Trial, record.Execution.Holder, checkpoint, position);
    }

    internal static string Key(long studyId, int number) => string.Create(CultureInfo.InvariantCulture, $"{studyId}/{number}");

    private async Task<TrialRecord> FindAsync(CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        var parts = key.Split('/');
        return parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var study)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && await trials.FindAsync(study, number, cancellationToken) is { } record
            ? record
            : throw new NotFoundException("trial", key);
    }
}
