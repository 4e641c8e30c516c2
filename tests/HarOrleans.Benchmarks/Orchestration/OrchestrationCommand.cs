using System.CommandLine;
using System.Runtime;
using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Testing;

namespace HarOrleans.Benchmarks;

/// <summary><c>orchestration</c>: what a trial costs beside its training, from its sampling to its end, at an embedded server with its database.</summary>
internal static class OrchestrationCommand
{
    /// <summary>The runtime has compiled all in full when it compiled for less than this share of a study's processor time, several times in a row; what a study does once takes as many studies as other code takes calls.</summary>
    private const double Compiled = 0.01;
    private const int FewestWarmUps = 10;
    private const int InARow = 3;
    private const int MostWarmUps = 100;

    /// <summary>Studies that are measured; their median counts, as other programs on the machine slow some of them.</summary>
    private const int Studies = 5;
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);

    internal static Command Create()
    {
        var trials = new Option<int>("--trials") { Description = "Trials of each of the five studies that are measured.", DefaultValueFactory = _ => 100 };
        var epochs = new Option<int>("--epochs") { Description = "Epochs of a trial, none of which is pruned: each logs four metrics, writes a checkpoint and reports, and trains nothing.", DefaultValueFactory = _ => 10 };
        var json = Options.Json();
        var command = new Command("orchestration", "CPU time of a trial outside its training: sampled, queued, handed out, reported, told and stored.") { trials, epochs, json };
        command.SetAction(async (parsed, cancellationToken) =>
            await Options.WriteAsync(await MeasureAsync(parsed.GetValue(trials), parsed.GetValue(epochs), cancellationToken), parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<OrchestrationFigures> MeasureAsync(int trials, int epochs, CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        await using var server = await HarTestServer.StartAsync(folder.Path, new ScriptedObjective((trial, _) => Walk(trial, epochs)), slots: 2);
        for (int study = 0, compiled = 0; study < MostWarmUps && compiled < InARow; study++)
        {
            var warm = await MeasureAsync(server, $"warm-{study}", trials, epochs, cancellationToken);
            if (study % FewestWarmUps == 0)
            {
                await Console.Error.WriteLineAsync(FormattableString.Invariant($"Warming up, study {study}: {warm.CpuMs:F1} ms a trial, of which the runtime compiled for {warm.CompilingMs:F2}"));
            }

            compiled = study >= FewestWarmUps && warm.CompilingMs < Compiled * warm.CpuMs ? compiled + 1 : 0;
        }

        List<OrchestrationFigures> studies = [];
        while (studies.Count < Studies)
        {
            studies.Add(await MeasureAsync(server, $"measured-{studies.Count}", trials, epochs, cancellationToken));
        }

        var median = studies.OrderBy(x => x.CpuMs).ElementAt(Studies / 2);
        await Console.Error.WriteLineAsync(FormattableString.Invariant(
            $"{median.CpuMs:F1} ms of CPU a trial of {epochs} epochs ({studies.Min(x => x.CpuMs):F1} to {studies.Max(x => x.CpuMs):F1}), {median.CompilingMs:F2} of them for compiling, {median.Commits:F1} commits; load average {median.LoadAverage:F1}"));
        return median;
    }

    private static async Task<OrchestrationFigures> MeasureAsync(HarTestServer server, string name, int trials, int epochs, CancellationToken cancellationToken)
    {
        using var commits = new CommitCount();
        var (before, compiling) = (Environment.CpuUsage.TotalTime, JitInfo.GetCompilationTime());
        await RunAsync(server, name, trials, cancellationToken);
        return new(
            trials,
            epochs,
            (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / trials,
            (JitInfo.GetCompilationTime() - compiling).TotalMilliseconds / trials,
            (double)commits.Value / trials,
            BuiltHar.LoadAverage());
    }

    private static async Task RunAsync(HarTestServer server, string name, int trials, CancellationToken cancellationToken)
    {
        var study = await server.Client.Studies.GetOrCreateAsync(TestSpecs.Study(name, sampler: "tpe", pruner: "median"), cancellationToken);
        await study.OptimizeAsync(new(trials, 4), null, cancellationToken);
        using var look = new PeriodicTimer(LookEvery);
        while ((await study.GetAsync(cancellationToken)).Phase != StudyPhase.Finished)
        {
            await look.WaitForNextTickAsync(cancellationToken);
        }
    }

    private static TrialOutcome Walk(ITrialContext trial, int epochs)
    {
        var value = trial.Assignment.Params["x"].AsDouble();
        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            trial.LogMetrics(epoch, [new("loss", 1 - value), new("val_loss", 1 - value), new("accuracy", value), new("val_accuracy", value)]);
            trial.SaveCheckpoint(epoch, stream => stream.Write(BitConverter.GetBytes(value)));
            trial.Report(epoch, epoch); // equal to the median, so that each trial has all of its epochs
        }

        return TrialOutcome.Complete(value);
    }
}
