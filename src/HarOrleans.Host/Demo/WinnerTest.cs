using System.Globalization;
using HarOrleans.Abstractions;
using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Grains;
using HarOrleans.Training;

namespace HarOrleans.Host.Demo;

/// <summary>
/// Looks at the test file once, with the winner, and keeps what it saw in the parent run of the winner's: the test file as input, its evaluation, and metrics whose step is the
/// trial's number. Asked again about the same winner, it reads that.
/// </summary>
internal sealed class WinnerTest(HarClient client, IArtifactStore artifacts)
{
    private static readonly TestMetrics Metrics = new("test_");

    /// <summary>The winner's score; null where the protocol has used the test file up, or no run is there to keep it in.</summary>
    internal async Task<WinnerScore?> ScoreAsync(ObjectiveSpec objective, FrozenTrial winner, DemoData data, CancellationToken cancellationToken)
    {
        if (data.Prepared.Test is null || ParentOf(winner) is not { } parent)
        {
            return null;
        }

        var run = client.Runs.Get(parent);
        if (Known(await run.GetAsync(cancellationToken), winner) is { } known)
        {
            return known;
        }

        var path = RunArtifacts.Path(winner.RunId, winner.Attempt, HarLstm.WeightsArtifact(winner.Number));
        await using var weights = await artifacts.OpenReadAsync(path, cancellationToken)
            ?? throw new HarException($"The weights '{path}' of the best trial, {winner.Number}, are missing from the state folder: put them back, or make a new study with --study.");
        var result = await Task.Run(() => HarLstmTest.Run(data.Prepared, objective, winner, weights, cancellationToken), cancellationToken);
        await KeepAsync(run, winner, data.Test, result, cancellationToken);
        return Known(await run.GetAsync(cancellationToken), winner);
    }

    /// <summary>The study's run, where it has one.</summary>
    internal static string? ParentOf(FrozenTrial winner) =>
        winner.UserAttributes.TryGetValue(UserAttributes.ParentRunId, out var json) ? System.Text.Json.JsonSerializer.Deserialize<string>(json) : null;

    private static WinnerScore? Known(RunDetail run, FrozenTrial winner) => run.Evaluation is { } evaluation && Metrics.Known(run, winner) is { } known
        ? new(evaluation, known.Low, known.High, known.Subjects)
        : null;

    /// <summary>Data and evaluation first: the metrics say that they are there.</summary>
    private static async Task KeepAsync(RunHandle run, FrozenTrial winner, Dataset test, TestResult result, CancellationToken cancellationToken)
    {
        await run.LogInputsAsync([new RunInput(test, RunInput.Testing)], cancellationToken: cancellationToken);
        await run.SetEvaluationAsync(result.Evaluation, cancellationToken: cancellationToken);
        var tags = new Dictionary<string, string> { ["test_trial"] = winner.Number.ToString(CultureInfo.InvariantCulture) };
        await run.LogAsync(new RunBatch(0, Metrics.Points(winner, result), new Dictionary<string, string>(), tags), cancellationToken);
    }
}
