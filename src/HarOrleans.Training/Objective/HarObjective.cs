using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Data;
using HarOrleans.Data.Windows;

namespace HarOrleans.Training;

/// <summary>
/// Trains a family's classifier on human activity data; a trial's value is its best validation accuracy. Touches libtorch with its first trial only. An
/// epoch writes its metrics, then its checkpoint, which makes them durable, then its report: so an attempt that goes on from a checkpoint repeats
/// that epoch's report, and nothing else.
/// </summary>
internal sealed class HarObjective<TFamily>(IHarDataSource rows, IHarWindowSource windows) : IObjective
    where TFamily : IModelFamily, new()
{
    private readonly TFamily _family = new();

    /// <inheritdoc />
    public string Name => _family.Name;

    /// <inheritdoc />
    public IReadOnlyList<string> Validate(StudySpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return SpecCheck.Errors(spec, _family);
    }

    /// <inheritdoc />
    public TrialOutcome Run(ITrialContext trial, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(trial);
        var job = new TrialJob(trial.Assignment, _family.AllRules());
        var data = TrialData.Load(rows, windows, job, _family.ReadsWindows, cancellationToken);
        MemoryGuard.RequireRoom(_family.Weights(job.Values, data));
        NativeTorch.EnsureLoaded();
        return MemoryGuard.Run(() =>
        {
            using var training = new TrainingLoop(
                generator => _family.Create(job.Values, data, generator),
                job.Training with { Device = trial.Device },
                data.Classes,
                TrialData.Rows(data, data.TrainX, data.TrainY),
                TrialData.Rows(data, data.ValidationX, data.ValidationY));
            return Train(trial, training, job, data, cancellationToken);
        });
    }

    private TrialOutcome Train(ITrialContext trial, TrainingLoop training, TrialJob job, PreparedData data, CancellationToken cancellationToken)
    {
        if (Resume(trial, training, job) is { } stopped)
        {
            return stopped;
        }

        if (training.Progress.Epoch == 0)
        {
            // Where there is a checkpoint, the attempt that wrote it has noted them.
            LogInputs(trial, job, data, cancellationToken);
        }

        while (!training.IsOver)
        {
            var epoch = training.RunEpoch(cancellationToken);
            trial.LogMetrics(epoch.Epoch, epoch.Metrics());
            trial.Log(FormattableString.Invariant($"Epoch {epoch.Epoch}: {string.Join(", ", epoch.Metrics().Select(metric => FormattableString.Invariant($"{metric.Key} {metric.Value:0.0000}")))}"));
            trial.SaveCheckpoint(epoch.Epoch, stream => training.Save(stream, job.Owner));
            if (Report(trial, training) is { } pruned)
            {
                return pruned;
            }
        }

        return Finish(trial, training, job, data, cancellationToken);
    }

    private void LogInputs(ITrialContext trial, TrialJob job, PreparedData data, CancellationToken cancellationToken)
    {
        var description = _family.ReadsWindows
            ? new DatasetDescription(windows.Get(job.Folder, cancellationToken), job.Folder)
            : new DatasetDescription(rows.Get(job.Folder, cancellationToken), job.Folder);
        trial.LogInput(new RunInput(description.Train(), RunInput.Training));
        trial.LogInput(new RunInput(data.ValidationName == "test" ? description.Test() : description.Train(), RunInput.Evaluation));
    }

    private static TrialOutcome? Resume(ITrialContext trial, TrainingLoop training, TrialJob job)
    {
        using var checkpoint = trial.OpenCheckpoint();
        if (checkpoint is null)
        {
            return null;
        }

        training.Restore(checkpoint, job.Owner);
        return Report(trial, training);
    }

    /// <summary>Reports the epoch that has just ended; the outcome where the study wants the trial to stop.</summary>
    private static TrialOutcome? Report(ITrialContext trial, TrainingLoop training)
    {
        var answer = trial.Report(training.Progress.Epoch, training.Progress.LastAccuracy);
        return answer.Prune ? TrialOutcome.Pruned(answer.Reason ?? FormattableString.Invariant($"Pruned at epoch {training.Progress.Epoch}.")) : null;
    }

    private TrialOutcome Finish(ITrialContext trial, TrainingLoop training, TrialJob job, PreparedData data, CancellationToken cancellationToken)
    {
        var (evaluation, predicted) = training.EvaluateBest(data.ValidationName, cancellationToken);
        if (evaluation.Accuracy != training.Progress.BestAccuracy)
        {
            throw new HarException(FormattableString.Invariant(
                $"The kept weights of epoch {evaluation.Step} have accuracy {evaluation.Accuracy}, but that epoch had {training.Progress.BestAccuracy}: this machine does not calculate the same twice."));
        }

        foreach (var (name, value) in SplitScores.Of(evaluation).Attributes())
        {
            trial.SetUserAttribute(name, value);
        }

        var path = HarLstm.WeightsArtifact(trial.Assignment.Number);
        foreach (var file in LoggedModel.Files(trial.Assignment.RunId, path, training.BestWeights(), _family, job.Values, data))
        {
            trial.SaveArtifact(file.Path, file.Write);
        }

        trial.SaveArtifact(EvaluationFiles.Predictions, stream => PredictionsFile.Write(stream, data.Classes, data.ValidationSubjects, data.ValidationY, predicted));
        trial.SetEvaluation(evaluation);
        return TrialOutcome.Complete(evaluation.Accuracy);
    }
}
