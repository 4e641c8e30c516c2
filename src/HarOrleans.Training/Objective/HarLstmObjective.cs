using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Data;

namespace HarOrleans.Training;

/// <summary>
/// Trains an LSTM classifier on human activity data; a trial's value is its best validation accuracy. Touches libtorch with its first trial only. An
/// epoch writes its metrics, then its checkpoint, which makes them durable, then its report: so an attempt that goes on from a checkpoint repeats
/// that epoch's report, and nothing else.
/// </summary>
internal sealed class HarLstmObjective(IHarDataSource source) : IObjective
{
    /// <inheritdoc />
    public string Name => HarLstm.Name;

    /// <inheritdoc />
    public IReadOnlyList<string> Validate(StudySpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return SpecCheck.Errors(spec);
    }

    /// <inheritdoc />
    public TrialOutcome Run(ITrialContext trial, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(trial);
        var job = new HarLstmJob(trial.Assignment);
        var data = Load(job, cancellationToken);
        NativeTorch.EnsureLoaded();
        using var training = new LstmTraining(
            job.Model(data.FeatureCount, data.Classes.Count),
            job.Training,
            data.Classes,
            new LabelledRows(data.TrainX, data.TrainY),
            new LabelledRows(data.ValidationX, data.ValidationY));

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
            trial.SaveCheckpoint(epoch.Epoch, stream => training.Save(stream, job.Owner));
            if (Report(trial, training) is { } pruned)
            {
                return pruned;
            }
        }

        return Finish(trial, training, data, cancellationToken);
    }

    private PreparedData Load(HarLstmJob job, CancellationToken cancellationToken)
    {
        var dataset = source.Get(job.Folder, cancellationToken);
        Check(HarLstm.TrainSha256, job.TrainSha256, dataset.Train.Sha256);
        Check(HarLstm.TestSha256, job.TestSha256, dataset.Test.Sha256);
        return source.Prepare(job.Folder, job.Protocol, cancellationToken);

        void Check(string field, string expected, string actual)
        {
            if (expected != actual)
            {
                throw new HarException(
                    $"{field}: the study was made with data of digest {expected}, but what lies at '{job.Folder ?? HarLstm.SimulatedData}' now has {actual}. Put the study's data back, or make a new study.");
            }
        }
    }

    private void LogInputs(ITrialContext trial, HarLstmJob job, PreparedData data, CancellationToken cancellationToken)
    {
        var description = new DatasetDescription(source.Get(job.Folder, cancellationToken), job.Folder);
        trial.LogInput(new RunInput(description.Train(), RunInput.Training));
        trial.LogInput(new RunInput(data.ValidationName == "test" ? description.Test() : description.Train(), RunInput.Evaluation));
    }

    private static TrialOutcome? Resume(ITrialContext trial, LstmTraining training, HarLstmJob job)
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
    private static TrialOutcome? Report(ITrialContext trial, LstmTraining training)
    {
        var answer = trial.Report(training.Progress.Epoch, training.Progress.LastAccuracy);
        return answer.Prune ? TrialOutcome.Pruned(answer.Reason ?? FormattableString.Invariant($"Pruned at epoch {training.Progress.Epoch}.")) : null;
    }

    private static TrialOutcome Finish(ITrialContext trial, LstmTraining training, PreparedData data, CancellationToken cancellationToken)
    {
        var evaluation = training.EvaluateBest(data.ValidationName, cancellationToken);
        if (evaluation.Accuracy != training.Progress.BestAccuracy)
        {
            throw new HarException(FormattableString.Invariant(
                $"The kept weights of epoch {evaluation.Step} have accuracy {evaluation.Accuracy}, but that epoch had {training.Progress.BestAccuracy}: this machine does not calculate the same twice."));
        }

        foreach (var (name, value) in SplitScores.Of(evaluation).Attributes())
        {
            trial.SetUserAttribute(name, value);
        }

        trial.SaveArtifact(HarLstm.WeightsArtifact(trial.Assignment.Number), stream => PyTorchStateDict.Write(stream, training.BestWeights()));
        LoggedModel.Save(trial, data);
        trial.SetEvaluation(evaluation);
        return TrialOutcome.Complete(evaluation.Accuracy);
    }
}
