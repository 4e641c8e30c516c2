using HarOrleans.Contracts;
using Orleans.Runtime;

namespace HarOrleans.Grains;

/// <summary>Owns an experiment's record.</summary>
[RequireSiloRole(SiloRoles.Control)]
[GrainType("experiment")]
internal sealed class ExperimentGrain(
    [PersistentState(GrainStates.Experiment, GrainStates.Provider)] IPersistentState<ExperimentState> state,
    ProjectionSignal projection,
    TimeProvider time) : Grain, IExperimentGrain
{
    public async Task<ExperimentInfo> CreateAsync(ExperimentSpec spec, CancellationToken cancellationToken)
    {
        if (state.State.Info is null)
        {
            await SaveAsync(new ExperimentInfo(this.GetPrimaryKeyLong(), spec.Workspace, spec.Owner, spec.Name, spec.Tags, time.GetUtcNow()), cancellationToken);
        }

        return state.State.Info!;
    }

    public Task<ExperimentInfo> GetAsync(CancellationToken cancellationToken) => Task.FromResult(Require());

    public Task SetTagAsync(string key, string value, CancellationToken cancellationToken)
    {
        var info = Require();
        return info.Tags.TryGetValue(key, out var stored) && stored == value
            ? Task.CompletedTask
            : SaveAsync(info with { Tags = new Dictionary<string, string>(info.Tags) { [key] = value } }, cancellationToken);
    }

    private ExperimentInfo Require() => state.State.Info ?? throw new NotFoundException("experiment", $"{this.GetPrimaryKeyLong()}");

    private async Task SaveAsync(ExperimentInfo info, CancellationToken cancellationToken)
    {
        await this.WriteOrPutBackAsync(state, new ExperimentState { Info = info }, cancellationToken);
        projection.Raise();
    }
}
