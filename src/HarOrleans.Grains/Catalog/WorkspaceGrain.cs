using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Optimization;

namespace HarOrleans.Grains;

/// <summary>Makes and finds what a workspace owns: the name first, then the thing.</summary>
[RequireSiloRole(SiloRoles.Control)]
[GrainType("workspace")]
internal sealed partial class WorkspaceGrain(INameStore names, StudySpecCheck check) : Grain, IWorkspaceGrain
{
    private string Workspace => this.GetPrimaryKeyString();

    public async Task<ExperimentInfo> GetOrCreateExperimentAsync(ExperimentSpec spec, CancellationToken cancellationToken)
    {
        RequireExperiment(spec);
        while (true)
        {
            var id = await names.ClaimAsync(Workspace, NameKinds.Experiment, spec.Name, cancellationToken);
            var experiment = await GrainFactory.GetGrain<IExperimentGrain>(id).CreateAsync(spec, cancellationToken);
            if (experiment.DeletedAt is null)
            {
                return experiment;
            }

            // A crash came between its deletion and the release of its name: deleting again completes that, and the name is free.
            await GrainFactory.GetGrain<IExperimentGrain>(id).DeleteAsync(cancellationToken);
        }
    }

    public async Task<ExperimentInfo> CreateExperimentAsync(ExperimentSpec spec, CancellationToken cancellationToken)
    {
        RequireExperiment(spec);
        return await FindExperimentAsync(spec.Name, cancellationToken) is null
            ? await GetOrCreateExperimentAsync(spec, cancellationToken)
            : throw new ConflictException($"There is an experiment '{spec.Name}' in the workspace '{Workspace}' already. Use it, choose another name, or delete it first.");
    }

    public async Task<long?> FindExperimentAsync(string name, CancellationToken cancellationToken)
    {
        if (await names.FindAsync(Workspace, NameKinds.Experiment, name, cancellationToken) is not { } id)
        {
            return null;
        }

        try
        {
            return (await GrainFactory.GetGrain<IExperimentGrain>(id).GetAsync(cancellationToken)).DeletedAt is null ? id : null;
        }
        catch (NotFoundException)
        {
            return null;
        }
    }

    public async Task<StudySnapshot> GetOrCreateStudyAsync(StudySpec spec, CancellationToken cancellationToken)
    {
        Require(spec.Workspace, spec.Name);
        if (check.Errors(spec) is { Count: > 0 } errors)
        {
            throw new InvalidSpecException(errors);
        }

        if (await names.FindAsync(Workspace, NameKinds.Study, spec.Name, cancellationToken) is { } taken
            && await ExistingAsync(taken, spec, cancellationToken) is { } existing)
        {
            return existing;
        }

        var experiment = await GetOrCreateExperimentAsync(
            new(Workspace, spec.Owner, spec.Experiment, new Dictionary<string, string>()), cancellationToken);
        var id = await names.ClaimAsync(Workspace, NameKinds.Study, spec.Name, cancellationToken);
        return await GrainFactory.GetGrain<IStudyGrain>(id).CreateAsync(spec, experiment.Id, cancellationToken);
    }

    public async Task<StudySnapshot> CreateStudyAsync(StudySpec spec, CancellationToken cancellationToken)
    {
        Require(spec.Workspace, spec.Name);
        if (await names.FindAsync(Workspace, NameKinds.Study, spec.Name, cancellationToken) is { } taken && await IsThereAsync(taken, cancellationToken))
        {
            throw new ConflictException($"There is a study '{spec.Name}' in the workspace '{Workspace}' already. Open it, choose another name, or delete it first.");
        }

        return await GetOrCreateStudyAsync(spec, cancellationToken);
    }

    public Task<long?> FindStudyAsync(string name, CancellationToken cancellationToken) =>
        names.FindAsync(Workspace, NameKinds.Study, name, cancellationToken);

    /// <summary>The study behind a claimed name; null where a crash came between the claim and the study.</summary>
    private async Task<StudySnapshot?> ExistingAsync(long id, StudySpec spec, CancellationToken cancellationToken)
    {
        var study = GrainFactory.GetGrain<IStudyGrain>(id);
        try
        {
            var stored = await study.GetAsync(cancellationToken);
            return StudySpecs.FirstMismatch(stored.Spec, spec) is var (field, was, given)
                ? throw new StudyMismatchException(spec.Name, field, was, given)
                : stored;
        }
        catch (NotFoundException)
        {
            return null;
        }
    }

    private async Task<bool> IsThereAsync(long id, CancellationToken cancellationToken)
    {
        try
        {
            await GrainFactory.GetGrain<IStudyGrain>(id).GetAsync(cancellationToken);
            return true;
        }
        catch (NotFoundException)
        {
            return false;
        }
    }

    private void RequireExperiment(ExperimentSpec spec)
    {
        Require(spec.Workspace, spec.Name);
        if (RunLimits.ExperimentNameErrors(spec.Name).Concat(RunLimits.ExperimentTagErrors(spec.Tags)).ToList() is { Count: > 0 } errors)
        {
            throw new InvalidSpecException(errors);
        }
    }

    private void Require(string workspace, string name)
    {
        List<string> errors = [];
        if (workspace != Workspace)
        {
            errors.Add($"workspace = '{workspace}' is not '{Workspace}', which was asked to make it.");
        }

        if (string.IsNullOrWhiteSpace(name))
        {
            errors.Add($"name = '{name}' must not be empty.");
        }

        if (errors.Count > 0)
        {
            throw new InvalidSpecException(errors);
        }
    }
}
