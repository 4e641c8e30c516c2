using HarOrleans.Abstractions;
using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Data;
using HarOrleans.Grains;
using HarOrleans.Optimization;
using HarOrleans.Training;

namespace HarOrleans.Host.Demo;

/// <summary>
/// Trains the winner once more on all people of the training file, logs the model in the study's run and keeps its figures there, metrics whose step is the trial's number: last of all, so that
/// they say that the model is there. Asked again about the same winner, it reads them.
/// </summary>
internal sealed class WinnerRefit(HarClient client, IArtifactStore artifacts)
{
    private const string Epochs = "epochs";
    private const string Prefix = "refit_test_";
    private static readonly TestMetrics Metrics = new(Prefix);

    /// <summary>The refit's score; null where no run is there to keep it in.</summary>
    /// <param name="spec">The study.</param>
    /// <param name="winner">Its winner.</param>
    /// <param name="bestEpoch">The epoch that the winner's weights are of.</param>
    /// <param name="data">Prepares the data for a refit.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    internal async Task<RefitScore?> ScoreAsync(StudySpec spec, FrozenTrial winner, int bestEpoch, Func<PreparedData> data, CancellationToken cancellationToken)
    {
        if (WinnerTest.ParentOf(winner) is not { } parent)
        {
            return null;
        }

        var run = client.Runs.Get(parent);
        if (Known(await run.GetAsync(cancellationToken), winner, parent) is { } known)
        {
            return known;
        }

        var seed = TrialSeeds.ForObjective(spec.Sampler.Seed, winner.Number);
        var result = await Task.Run(() => HarRefit.Run(data(), spec.Objective, winner, bestEpoch, seed, parent, cancellationToken), cancellationToken);
        foreach (var file in result.Files)
        {
            await artifacts.WriteAsync(RunArtifacts.Path(parent, RunArtifacts.OwnRun, file.Path), stream => WriteAsync(stream, file.Write, cancellationToken), cancellationToken);
        }

        var points = Metrics.Points(winner, result.Test, (Epochs, result.Epochs));
        await run.LogAsync(new RunBatch(0, points, new Dictionary<string, string>(), new Dictionary<string, string>()), cancellationToken);
        return Known(await run.GetAsync(cancellationToken), winner, parent);
    }

    private static async Task WriteAsync(Stream stream, Action<Stream> write, CancellationToken cancellationToken)
    {
        using var whole = new MemoryStream();
        write(whole);
        await stream.WriteAsync(whole.GetBuffer().AsMemory(0, (int)whole.Length), cancellationToken);
    }

    private static RefitScore? Known(RunDetail run, FrozenTrial winner, string parent) => Metrics.Known(run, winner) is { } known
        ? new RefitScore((int)known.All[Prefix + Epochs], known.Accuracy, known.Low, known.High, known.Subjects, RunArtifacts.Path(parent, RunArtifacts.OwnRun, HarLstm.ModelFolder))
        : null;
}
