using System.Globalization;
using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using Orleans.Runtime;

namespace HarOrleans.Grains;

/// <summary>Owns an experiment's record.</summary>
[RequireSiloRole(SiloRoles.Control)]
[GrainType("experiment")]
internal sealed partial class ExperimentGrain(
    [PersistentState(GrainStates.Experiment, GrainStates.Provider)] IPersistentState<ExperimentState> state,
    INameStore names,
    ICatalogStore catalog,
    IRunStore runs,
    ILoggedModelStore models,
    IArtifactStore artifacts,
    ProjectionSignal projection,
    TimeProvider time) : Grain, IExperimentGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        IStoredState.Require(state.State, GrainStates.Experiment, this.GetGrainId());
        return Task.CompletedTask;
    }

    public async Task<ExperimentInfo> CreateAsync(ExperimentSpec spec, CancellationToken cancellationToken)
    {
        if (state.State.Info is null)
        {
            await SaveAsync(new ExperimentInfo(this.GetPrimaryKeyLong(), spec.Workspace, spec.Owner, spec.Name, spec.Tags, spec.CreatedAt ?? time.GetUtcNow()), cancellationToken);
        }

        return state.State.Info!;
    }

    public Task<ExperimentInfo> GetAsync(CancellationToken cancellationToken) => Task.FromResult(Require());

    private ExperimentInfo Require() => state.State.Info ?? throw new NotFoundException("experiment", $"{this.GetPrimaryKeyLong()}");

    private async Task SaveAsync(ExperimentInfo info, CancellationToken cancellationToken)
    {
        await this.WriteOrPutBackAsync(state, new ExperimentState { Info = info }, cancellationToken);

        // At once, so that whoever was told can find it; the projector makes up for what a crash leaves out.
        if (long.TryParse(state.Etag, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            await catalog.PutExperimentAsync(info, version, cancellationToken);
        }

        projection.Raise();
    }
}
