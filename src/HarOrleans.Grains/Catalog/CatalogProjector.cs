using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Orleans.Storage;

namespace HarOrleans.Grains;

/// <summary>
/// Drains the outbox into the catalog: on every control silo what its own grains have written, at once; on the one that has been there longest also what others left. Reads the
/// stored state with the grains' own serializer and wakes no grain. Two at one entry do the same, and it is once.
/// </summary>
internal sealed class CatalogProjector(
    IOutboxStore outbox,
    ICatalogStore catalog,
    [FromKeyedServices(GrainStates.Provider)] IGrainStorage states,
    ProjectionSignal signal,
    SiloWatch silos,
    ILogger<CatalogProjector> logger) : SiloLoop
{
    private const int Batch = 100;

    /// <summary>States that only a newer version can read.</summary>
    private readonly HashSet<(string State, string Grain)> _left = [];

    /// <summary>How long a write of a silo that died before it projected it may stay unseen.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    /// <summary>Where it could not be done, it is tried again sooner.</summary>
    private static readonly TimeSpan AgainAfter = TimeSpan.FromSeconds(1);

    protected override async Task RunAsync(CancellationToken stopping)
    {
        for (var raised = true; !stopping.IsCancellationRequested;)
        {
            var failed = false;
            try
            {
                while ((raised || silos.IsFirst) && await DrainAsync(stopping))
                {
                }
            }
            catch (Exception e) when (!stopping.IsCancellationRequested)
            {
                Log.ProjectionFailed(logger, e);
                failed = true;
            }

            raised = await signal.WaitAsync(failed ? AgainAfter : LookEvery, stopping) || (failed && raised);
        }
    }

    /// <summary>Projects what is there; whether there may be more.</summary>
    private async Task<bool> DrainAsync(CancellationToken cancellationToken)
    {
        var entries = await outbox.ReadAsync(Batch, cancellationToken);
        List<long> done = [];
        foreach (var entry in entries.GroupBy(x => (x.StateName, x.GrainId)))
        {
            try
            {
                await ProjectAsync(entry.MaxBy(x => x.Id)!, cancellationToken);
                done.AddRange(entry.Select(x => x.Id));
            }
            catch (StateFormatException e)
            {
                // Left for a silo of the version that wrote it, and said once.
                if (_left.Add(entry.Key))
                {
                    Log.ProjectionFailed(logger, e);
                }
            }
        }

        if (done.Count > 0)
        {
            await outbox.RemoveAsync(done, cancellationToken);
        }

        return done.Count == Batch;
    }

    private Task ProjectAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        var grain = GrainId.Parse(entry.GrainId);
        return entry.StateName switch
        {
            GrainStates.Study => ProjectStudyAsync(entry, grain, cancellationToken),
            GrainStates.Experiment => ProjectExperimentAsync(entry, grain, cancellationToken),
            GrainStates.Model => ProjectModelAsync(entry, grain, cancellationToken),
            _ => Task.CompletedTask,
        };
    }

    private async Task ProjectStudyAsync(OutboxEntry entry, GrainId grain, CancellationToken cancellationToken)
    {
        var study = await ReadAsync<StudyState>(entry, grain);
        if (study.Spec is not { } spec)
        {
            await catalog.RemoveStudyAsync(grain.GetIntegerKey(), cancellationToken);
        }
        else
        {
            await catalog.PutStudyAsync(
                new(
                    grain.GetIntegerKey(),
                    spec.Workspace,
                    spec.Owner,
                    spec.Name,
                    study.ExperimentId,
                    spec.Direction,
                    spec.Sampler.Name,
                    spec.Objective.Name,
                    study.Phase,
                    study.Budget?.Trials,
                    study.CreatedAt,
                    study.UpdatedAt)
                {
                    Directions = spec.Directions,
                },
                entry.Version,
                cancellationToken);
        }
    }

    private async Task ProjectExperimentAsync(OutboxEntry entry, GrainId grain, CancellationToken cancellationToken)
    {
        if (await ReadAsync<ExperimentState>(entry, grain) is { Info: { } info })
        {
            await catalog.PutExperimentAsync(info, entry.Version, cancellationToken);
        }
        else
        {
            await catalog.RemoveExperimentAsync(grain.GetIntegerKey(), cancellationToken);
        }
    }

    private async Task ProjectModelAsync(OutboxEntry entry, GrainId grain, CancellationToken cancellationToken)
    {
        if (await ReadAsync<ModelState>(entry, grain) is { Info: { } info })
        {
            await catalog.PutModelAsync(info, entry.Version, cancellationToken);
        }
    }

    private async Task<T> ReadAsync<T>(OutboxEntry entry, GrainId grain)
        where T : IStoredState, new()
    {
        var state = new GrainState<T>(new T());
        await states.ReadStateAsync(entry.StateName, grain, state);
        var read = state.State ?? new T();
        IStoredState.Require(read, entry.StateName, grain);
        return read;
    }
}
