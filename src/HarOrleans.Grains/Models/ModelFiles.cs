using HarOrleans.Abstractions;
using HarOrleans.Contracts;

namespace HarOrleans.Grains;

/// <summary>Finds the files of logged models: of a trial's run those of its last attempt.</summary>
internal sealed class ModelFiles(IRunStore runs, ILoggedModelStore models, IArtifactStore artifacts)
{
    /// <summary>The file that every logged model has.</summary>
    private const string Description = "MLmodel";

    /// <summary>The run that made a model, or null where that is not known; sees to it that the model is there.</summary>
    /// <exception cref="NotFoundException">There is no such run or logged model, or none of it in this workspace.</exception>
    /// <exception cref="InvalidSpecException">The folder holds no model.</exception>
    internal async Task<string?> RequireAsync(ModelSource source, string workspace, CancellationToken cancellationToken)
    {
        if (source.ModelId is { } modelId)
        {
            return await models.FindAsync(modelId, cancellationToken) is { } logged && logged.Workspace == workspace ? logged.SourceRunId : throw new NotFoundException("logged model", modelId);
        }

        if (await runs.FindAsync(source.RunId!, cancellationToken) is not { } run || run.Info.Workspace != workspace)
        {
            throw new NotFoundException("run", source.RunId!);
        }

        return await FindAsync(source, cancellationToken) is not null
            ? source.RunId
            : throw new InvalidSpecException([$"source = '{source}': the run has no logged model there, no file {source.Path}/{Description}. Give the folder that a model was logged in; a trial logs one in 'model' when it is COMPLETE."]);
    }

    /// <summary>Where a model's files are now; null where they are gone.</summary>
    internal async Task<ModelFolder?> FindAsync(ModelSource source, CancellationToken cancellationToken)
    {
        var folder = source.ModelId is { } modelId ? ModelArtifacts.Path(modelId, string.Empty) : await FolderOfRunAsync(source, cancellationToken);
        return folder is not null && await artifacts.FindAsync(folder + Description, cancellationToken) is { } file ? new ModelFolder(folder, file.ModifiedAt) : null;
    }

    /// <summary>Opens a model's file; null where there is none.</summary>
    internal Task<Stream?> OpenAsync(ModelFolder folder, string name, CancellationToken cancellationToken) => artifacts.OpenReadAsync(folder.Path + name, cancellationToken);

    private async Task<string?> FolderOfRunAsync(ModelSource source, CancellationToken cancellationToken) =>
        await runs.FindAttemptAsync(source.RunId!, cancellationToken) is { } attempt ? RunArtifacts.Path(source.RunId!, attempt, source.Path + "/") : null;
}
