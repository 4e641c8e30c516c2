using System.Globalization;
using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Host.CommandLine;
using HarOrleans.Host.Hosting;
using HarOrleans.Host.Output;
using HarOrleans.Host.Progress;
using HarOrleans.Server;
using HarOrleans.SystemMetrics;
using HarOrleans.Training;

namespace HarOrleans.Host.Demo;

/// <summary>What <c>har demo</c> does: checks, loads, serves, takes the study to its trials, reports, and serves on.</summary>
/// <param name="options">What was asked for.</param>
/// <param name="terminal">Takes the words for people.</param>
/// <param name="log">Takes the server's warnings.</param>
/// <param name="time">The clock.</param>
internal sealed class DemoJob(DemoOptions options, Terminal terminal, ServerLog log, TimeProvider time)
{
    /// <summary>Runs to the end and returns the exit code. An interrupt before the study is done throws <see cref="OperationCanceledException"/>.</summary>
    internal async Task<int> RunAsync(CancellationToken interrupted)
    {
        DemoStudy.Check(options);
        var json = JsonTarget.Open(options.Json);
        var source = DemoData.Source();
        var found = await DemoData.FindAsync(options, terminal, interrupted);
        var data = await Task.Run(() => DemoData.Load(source, found, options, interrupted), interrupted);

        await using var server = await RunningServer.StartAsync(
            options.State, PostgresOption.OrElsewhere(options.Postgres), options.Migrate, options.Port, options.Parallel, TrainerDevices.Choose(null, NativeTorch.IsCudaBuild, Gpu.Find), objectives: null, ServerPlace.Default, source, found, new MonitoringOptions { SystemMetricsEvery = SystemMetricsOption.OrElsewhere(null) }, log, interrupted);
        var result = await OptimizeAsync(server, data, interrupted);
        foreach (var line in DemoReport.Lines(result))
        {
            terminal.Line(line);
        }

        if (json is not null)
        {
            await json.WriteAsync(DemoJson.Write(result));
        }

        if (!options.Exit)
        {
            terminal.Note();
            terminal.Note($"Dashboard  {result.Dashboard.OriginalString} (Ctrl+C ends)");
            await server.WaitAsync(interrupted);
        }

        return result.ExitCode;
    }

    private async Task<DemoResult> OptimizeAsync(RunningServer server, DemoData data, CancellationToken interrupted)
    {
        var handle = await server.Client.Studies.GetOrCreateAsync(DemoStudy.Spec(options, data.Facts, data.Hints), interrupted);
        terminal.Note(string.Create(
            CultureInfo.InvariantCulture,
            $"Study      {options.Study}: to {options.Trials} finished trials of at most {options.Epochs} epochs, seed {options.Seed}"));
        terminal.Note($"Data       {DemoReport.Data(data.Facts)}");
        terminal.Note($"Dashboard  {server.Dashboard.OriginalString}");
        terminal.Note();

        // An interrupted study goes on only now: settings that do not fit have changed nothing, and its data is looked for where it lies now.
        var study = await handle.GetAsync(interrupted);
        if (study.Counts.Finished >= options.Trials && (study.Phase != StudyPhase.Running || study.Budget?.Trials > options.Trials))
        {
            server.Resume();
        }
        else
        {
            study = await FollowAsync(server, handle, data, interrupted);
        }

        var trials = (await handle.GetTrialsAsync(0, interrupted)).Trials;
        var evaluation = study.Best is { } best ? (await server.Client.Runs.Get(best.RunId).GetAsync(interrupted)).Evaluation : null;
        var test = study.Best is null
            ? null
            : await new WinnerTest(server.Client, server.Artifacts).ScoreAsync(study.Spec.Objective, study.Best, data, interrupted);
        var refit = options.Refit && study.Best is not null && evaluation is not null
            ? await new WinnerRefit(server.Client, server.Artifacts).ScoreAsync(study.Spec, study.Best, (int)evaluation.Step, data.Refit, interrupted)
            : null;
        return new DemoResult(study, trials, evaluation, test, data.Facts, options.Protocol, server.Dashboard) { Refit = refit };
    }

    private async Task<StudySnapshot> FollowAsync(RunningServer server, StudyHandle handle, DemoData data, CancellationToken interrupted)
    {
        var order = DemoSpaces.Of(options.Objective).Select(p => p.Name).ToList();
        var progress = new StudyProgress(options.Study, StudyDirection.Maximize, options.Trials, options.Epochs, time);
        progress.Begin((await handle.GetTrialsAsync(0, interrupted)).Trials);
        await handle.OptimizeAsync(new StudyBudget(options.Trials, options.Parallel), data.Hints, interrupted);
        server.Resume();

        StudySnapshot? last = null;
        var display = ProgressDisplays.For(terminal, order, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(interrupted, server.Stopping);
        try
        {
            await display.RunAsync(async show =>
            {
                await foreach (var update in handle.WatchAsync(either.Token))
                {
                    last = update.Study;
                    show(progress.Apply(update.Study, update.Changed));

                    // Whoever stops it on the dashboard may resume it there, so the server stays for them.
                    if (last.Phase == StudyPhase.Finished || (last.Phase == StudyPhase.Stopped && options.Exit))
                    {
                        break;
                    }
                }
            });
        }
        catch (OperationCanceledException) when (!interrupted.IsCancellationRequested)
        {
            throw RunningServer.StoppedByItself();
        }

        return last is { Phase: not StudyPhase.Stopped } || last?.Counts.Finished >= options.Trials
            ? last
            : throw new OperationCanceledException("The study was stopped.");
    }
}
