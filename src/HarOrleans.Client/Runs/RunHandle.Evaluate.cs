using HarOrleans.Contracts;

namespace HarOrleans.Client;

/// <content>Evaluating a model into a run: MLflow's <c>evaluate</c> with its data set.</content>
public sealed partial class RunHandle
{
    /// <summary>
    /// Evaluates a model on rows of a data set and keeps in this run what came of it, as MLflow's <c>evaluate</c> does in its active run: the data set as an input with the context
    /// <see cref="RunInput.Evaluation"/>, which registers it where it is new, the evaluation in place of an earlier one, and the figures as metrics of step 0 (<see cref="ModelEvaluation.Metrics"/>). Where the
    /// evaluation fails nothing is kept. A call that was cut short may be repeated: input and evaluation stay one, the metrics get one more point.
    /// </summary>
    /// <param name="model">A version of a registered model (<c>NAME@ALIAS</c>, <c>NAME/VERSION</c>, <c>NAME/latest</c>), or a logged model (<c>runs:/RUN/PATH</c>, <c>models:/MODEL_ID</c>).</param>
    /// <param name="request">The rows or windows: a JSON object as MLflow's scoring server takes it, UTF-8.</param>
    /// <param name="targets">The class of each, in their order.</param>
    /// <param name="dataset">The data set that they are of; one that is registered stays as it is.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="InvalidSpecException">The data set, the request or a target is wrong or does not fit the model, or the run is a trial's; the message names what.</exception>
    /// <exception cref="NotFoundException">There is no such model, or its files are gone.</exception>
    /// <exception cref="ScoringUnavailableException">No silo here can predict.</exception>
    public async Task<ModelEvaluation> EvaluateAsync(string model, byte[] request, IReadOnlyList<string> targets, Dataset dataset, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        if (dataset.Errors().ToArray() is { Length: > 0 } errors)
        {
            throw new InvalidSpecException(errors);
        }

        var info = (await Grain.GetAsync(cancellationToken)).Info;
        if (info.TrialNumber is not null)
        {
            throw new InvalidSpecException([$"run = '{Id}': it is a trial's, into which only its trainer logs. Evaluate into a run of your own: client.Runs.StartAsync."]);
        }

        var source = ModelSource.TryParse(model, out _) ? model : (await new ModelsClient(_grains, info.Workspace).ResolveAsync(model, cancellationToken)).Source;
        var evaluation = await Scoring.EvaluateAsync(_grains, source, request, targets, dataset.Name, cancellationToken);
        await LogInputsAsync([new RunInput(dataset, RunInput.Evaluation)], cancellationToken: cancellationToken);
        await SetEvaluationAsync(evaluation.Classes, cancellationToken: cancellationToken);
        await using var metrics = CreateMetricLogger();
        metrics.Log(evaluation.Metrics());
        await metrics.FlushAsync(cancellationToken);
        return evaluation;
    }

    /// <summary>As <see cref="EvaluateAsync(string, byte[], IReadOnlyList{string}, Dataset, CancellationToken)"/>, on a data set that is registered in the run's workspace.</summary>
    /// <param name="model">A version of a registered model, or a logged model.</param>
    /// <param name="request">The rows or windows.</param>
    /// <param name="targets">The class of each, in their order.</param>
    /// <param name="dataset">The data set's name, e.g. <c>uci-har/test</c>.</param>
    /// <param name="digest">Its whole digest.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotFoundException">There is no such data set or model, or its files are gone.</exception>
    public async Task<ModelEvaluation> EvaluateAsync(
        string model, byte[] request, IReadOnlyList<string> targets, string dataset, string digest, CancellationToken cancellationToken = default)
    {
        var workspace = (await Grain.GetAsync(cancellationToken)).Info.Workspace;
        var entry = await new DatasetsClient(_grains, workspace).FindAsync(dataset, digest, cancellationToken) ?? throw new NotFoundException("data set", $"{dataset} ({digest})");
        return await EvaluateAsync(model, request, targets, entry.Dataset, cancellationToken);
    }
}
