using System.Globalization;
using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Host.Reading;

namespace HarOrleans.Host.Mlflow;

/// <summary><c>har import mlflow</c>: a file store's experiments, runs and models become ours. Importing again adds what is new, and nothing twice.</summary>
internal sealed class MlflowImport : IDisposable
{
    /// <summary>The tag that keeps an experiment's id of there.</summary>
    private const string ExperimentTag = "mlflow.experimentId";

    private const int PointsAtOnce = 10_000;

    private readonly MlflowSource _source;
    private readonly IReadOnlyList<MlflowExperiment> _experiments;
    private readonly List<MlflowFailure> _failed;
    private int _madeExperiments, _madeRuns, _params, _tags, _models, _files, _repaired;
    private long _points;

    private MlflowImport(MlflowSource source, IReadOnlyList<MlflowExperiment> experiments, IReadOnlyList<MlflowFailure> failed)
    {
        _source = source;
        _experiments = experiments;
        _failed = [.. failed];
    }

    public void Dispose() => _source.Dispose();

    /// <summary>The command as a question to a state folder: reads and checks everything before the folder is touched.</summary>
    internal static async Task<Question> PrepareAsync(string from, CancellationToken cancellationToken)
    {
        var source = await MlflowSource.OpenAsync(from, cancellationToken);
        var reader = new MlflowReader(source.Root);
        var import = new MlflowImport(source, reader.Read(), reader.Failed);
        return async (client, cancelled) =>
        {
            using (import)
            {
                return await import.RunAsync(client, from, cancelled);
            }
        };
    }

    private async Task<Answer> RunAsync(HarClient client, string from, CancellationToken cancellationToken)
    {
        foreach (var experiment in _experiments)
        {
            var id = await ExperimentAsync(client, experiment, cancellationToken);
            foreach (var model in experiment.Models)
            {
                await TryAsync(model.Folder, () => ModelAsync(client, model, id, cancellationToken));
            }

            foreach (var run in experiment.Runs)
            {
                await TryAsync(run.Folder, () => RunAsync(client, run, id, cancellationToken));
            }
        }

        return AnswerOf(from);
    }

    private async Task<long> ExperimentAsync(HarClient client, MlflowExperiment experiment, CancellationToken cancellationToken)
    {
        if (experiment.Deleted)
        {
            return await DeletedExperimentAsync(client, experiment, cancellationToken);
        }

        var found = await client.Experiments.FindAsync(experiment.Name, cancellationToken);
        return found?.Id ?? await MakeAsync(client, experiment, cancellationToken);
    }

    /// <summary>A deleted experiment's name may be another one's by now, so it is known by its id of there.</summary>
    private async Task<long> DeletedExperimentAsync(HarClient client, MlflowExperiment experiment, CancellationToken cancellationToken)
    {
        const int page = 1000;
        for (var skip = 0; ; skip += page)
        {
            var some = await client.Experiments.ListAsync(ViewType.DeletedOnly, skip, page, cancellationToken);
            if (some.FirstOrDefault(each => each.Name == experiment.Name && each.Tags.GetValueOrDefault(ExperimentTag) == experiment.Id) is { } known)
            {
                return known.Id;
            }

            if (some.Count < page)
            {
                break;
            }
        }

        if (await client.Experiments.FindAsync(experiment.Name, cancellationToken) is null)
        {
            var id = await MakeAsync(client, experiment, cancellationToken);
            await client.Experiments.Get(id).DeleteAsync(cancellationToken);
            return id;
        }

        // The name is an active experiment's: made under another one, deleted, and so out of its way.
        var made = await MakeAsync(client, experiment with { Name = $"{experiment.Name} ({experiment.Id})" }, cancellationToken);
        await client.Experiments.Get(made).DeleteAsync(cancellationToken);
        return made;
    }

    private async Task<long> MakeAsync(HarClient client, MlflowExperiment experiment, CancellationToken cancellationToken)
    {
        var tags = new Dictionary<string, string>(experiment.Tags) { [ExperimentTag] = experiment.Id };
        var made = await client.Experiments.CreateAsync(experiment.Name, tags, createdAt: experiment.CreatedAt, cancellationToken: cancellationToken);
        _madeExperiments++;
        return made.Id;
    }

    private async Task ModelAsync(HarClient client, MlflowModel model, long experiment, CancellationToken cancellationToken)
    {
        _models += await client.LoggedModels.PutAsync(model.Model with { ExperimentId = experiment }, cancellationToken) ? 1 : 0;
        await FilesAsync(Path.Combine(model.Folder, "artifacts"), client.LoggedModels.ArtifactsOf(model.Model.ModelId), cancellationToken);
    }

    private async Task RunAsync(HarClient client, MlflowRun run, long experiment, CancellationToken cancellationToken)
    {
        var import = run.Run with { Spec = run.Run.Spec with { ExperimentId = experiment } };
        var imported = await client.Runs.ImportAsync(import, cancellationToken);
        Count(import, imported);
        _failed.AddRange(imported.Conflicts.Select(conflict => Failure(run.Folder, conflict)));
        var rest = import with { Spec = import.Spec with { Params = new Dictionary<string, string>(), Tags = new Dictionary<string, string>() }, Models = [] };
        foreach (var points in run.Metrics.SelectMany(metric => MlflowPoints.Read(metric.Value, metric.Key)).Chunk(PointsAtOnce))
        {
            _points += (await client.Runs.ImportAsync(rest with { Points = points }, cancellationToken)).Points;
        }

        if (run.Inputs.Count > 0)
        {
            await client.Runs.Get(import.Spec.RunId).LogInputsAsync(run.Inputs, cancellationToken: cancellationToken);
        }

        await FilesAsync(Path.Combine(run.Folder, "artifacts"), client.Runs.Get(import.Spec.RunId).Artifacts, cancellationToken);
    }

    private void Count(RunImport import, RunImported imported)
    {
        _madeRuns += imported.Added ? 1 : 0;
        _repaired += imported.Added && import.Reason == RunImport.WasRunning ? 1 : 0;
        _params += imported.Params;
        _tags += imported.Tags;
    }

    private async Task FilesAsync(string folder, ArtifactsHandle artifacts, CancellationToken cancellationToken)
    {
        var files = MlflowFiles.List(folder).ToList();
        var known = files.Count == 0 ? [] : (await artifacts.ListAllAsync(cancellationToken)).ToDictionary(each => each.Path);
        foreach (var (path, file) in files)
        {
            try
            {
                if (!await ArtifactsHandle.IsSameAsync(known.GetValueOrDefault(path), file, cancellationToken))
                {
                    await artifacts.UploadAsync(file, path, cancellationToken: cancellationToken);
                    _files++;
                }
            }
            catch (ArtifactException e) when (e.Code == ArtifactException.BadPath)
            {
                _failed.Add(Failure(file, e.Message));
            }
        }
    }

    private async Task TryAsync(string folder, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (e is InvalidSpecException or ConflictException or FormatException or IOException or UnauthorizedAccessException)
        {
            _failed.Add(Failure(folder, e.Message));
        }
    }

    private MlflowFailure Failure(string path, string reason) => new(Path.GetRelativePath(_source.Root, path).Replace(Path.DirectorySeparatorChar, '/'), reason);

    private Answer AnswerOf(string from)
    {
        var document = new MlflowImportDocument(_madeExperiments, _madeRuns, _params, _tags, _points, _models, _files, _repaired, _failed);
        return new(
            [
                string.Create(CultureInfo.InvariantCulture, $"Imported from {from}: {_madeExperiments} experiments, {_madeRuns} runs, {_params} params, {_tags} tags, {_points} metric points, {_models} models, {_files} files."),
                .. _repaired == 0 ? (string[])[] : [string.Create(CultureInfo.InvariantCulture, $"{_repaired} runs were RUNNING there, and are FAILED here.")],
                .. _failed.Count == 0 ? (string[])[] : [string.Create(CultureInfo.InvariantCulture, $"Not imported ({_failed.Count}):")],
                .. _failed.Select(each => $"  {each.Path}: {each.Reason}"),
            ],
            document,
            _failed.Count == 0 ? ExitCodes.Done : ExitCodes.Failed);
    }
}
