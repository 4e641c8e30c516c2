using HarOrleans.Contracts;

namespace HarOrleans.Client;

/// <content>What people do with a run as a whole; also with a trial's, unless it is said otherwise.</content>
public sealed partial class RunHandle
{
    /// <summary>Gives the run another name; repeating it changes nothing.</summary>
    public Task RenameAsync(string name, CancellationToken cancellationToken = default) => Grain.RenameAsync(name, cancellationToken);

    /// <summary>Sets tags, all or none; the latest value stays.</summary>
    /// <exception cref="InvalidSpecException">A tag is beyond <see cref="RunLimits"/>.</exception>
    public Task SetTagsAsync(IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken = default) => Grain.SetTagsAsync(tags, cancellationToken);

    /// <summary>Takes a tag away.</summary>
    /// <exception cref="NotFoundException">The run has no such tag.</exception>
    public Task DeleteTagAsync(string key, CancellationToken cancellationToken = default) => Grain.DeleteTagAsync(key, cancellationToken);

    /// <summary>Deletes the run softly: lists leave it out, everything of it stays. Its children stay as they are. Repeating it changes nothing.</summary>
    public Task DeleteAsync(CancellationToken cancellationToken = default) => Grain.DeleteAsync(cancellationToken);

    /// <summary>Takes a deletion back. Repeating it changes nothing.</summary>
    public Task RestoreAsync(CancellationToken cancellationToken = default) => Grain.RestoreAsync(cancellationToken);

    /// <summary>Takes a deleted run away for ever, with its points, log and files. Cut short, it is completed by the next call; nothing happens where it is gone.</summary>
    /// <exception cref="ConflictException">It is not deleted, it is the run of a study's trial, or a registered model has a version of it; nothing was changed.</exception>
    public async Task PurgeAsync(CancellationToken cancellationToken = default)
    {
        while (await Grain.PurgeAsync(cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Moves the run to another experiment; its id, its children and its files stay.</summary>
    /// <exception cref="ConflictException">The experiment is deleted.</exception>
    public Task MoveAsync(long experimentId, CancellationToken cancellationToken = default) => Grain.MoveAsync(experimentId, cancellationToken);

    /// <summary>Goes on with a run that is not a trial's: it is RUNNING again.</summary>
    /// <param name="afterStep">Points of later steps are hidden; null keeps all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The sequence that the next point gets.</returns>
    /// <exception cref="FencedException">The run is a trial's.</exception>
    public Task<long> ResumeAsync(long? afterStep = null, CancellationToken cancellationToken = default) => Grain.ResumeAsync(afterStep, cancellationToken);

    /// <summary>A sign of life: where none follows within the lease, the run becomes FAILED with the reason. A run that never had one is not watched.</summary>
    /// <param name="lease">How long it holds: 5 seconds to 1 day.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConflictException">The run has ended.</exception>
    public Task HeartbeatAsync(TimeSpan lease, CancellationToken cancellationToken = default) => Grain.HeartbeatAsync(lease, cancellationToken);

    /// <summary>Predicts with a model that the run logged, on a silo with the role <c>trainer</c>; see <see cref="ModelsClient.PredictAsync"/> for the request and the errors.</summary>
    /// <param name="request">A JSON object as MLflow's scoring server takes it, UTF-8.</param>
    /// <param name="path">The folder among the run's files that the model was logged in. Default <c>model</c>, where a trial's is.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<IReadOnlyList<Prediction>> PredictAsync(byte[] request, string path = "model", CancellationToken cancellationToken = default) =>
        Scoring.PredictAsync(_grains, ModelSource.OfRun(Id, path).ToString(), request, cancellationToken);

    /// <summary>Evaluates a model that the run logged; see <see cref="ModelsClient.EvaluateAsync"/> for what it measures and the errors.</summary>
    /// <param name="request">The rows or windows: a JSON object as MLflow's scoring server takes it, UTF-8.</param>
    /// <param name="targets">The class of each, in their order.</param>
    /// <param name="dataset">What they are; the evaluation says it. Default <c>eval</c>.</param>
    /// <param name="path">The folder among the run's files that the model was logged in. Default <c>model</c>, where a trial's is.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<ModelEvaluation> EvaluateAsync(
        byte[] request, IReadOnlyList<string> targets, string dataset = "eval", string path = "model", CancellationToken cancellationToken = default) =>
        Scoring.EvaluateAsync(_grains, ModelSource.OfRun(Id, path).ToString(), request, targets, dataset, cancellationToken);
}
