using System.CommandLine;
using System.Diagnostics;
using HarOrleans.Client;
using HarOrleans.Testing;

namespace HarOrleans.Benchmarks;

/// <summary><c>large-study</c>: opens a study of many trials, asks, tells and lists.</summary>
internal static class LargeStudyCommand
{
    private const int Repeated = 15;
    private const int Page = 2000;

    internal static Command Create()
    {
        var trials = new Option<int>("--trials") { Description = "Trials of the study.", DefaultValueFactory = _ => 100_000 };
        var json = Options.Json();
        var command = new Command("large-study", "Adds many trials to a study on SQLite, starts the server anew, opens the study, asks, tells and lists.") { trials, json };
        command.SetAction(async (parsed, cancellationToken) => await Options.WriteAsync(await MeasureAsync(parsed.GetValue(trials), cancellationToken), parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<LargeStudyFigures> MeasureAsync(int trials, CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        var (add, addCpu) = (0.0, TimeSpan.Zero);
        long id = 0;
        await using (var server = await HarTestServer.StartAsync(folder.Path, ScriptedObjective.Smooth()))
        {
            addCpu = Environment.CpuUsage.TotalTime;
            add = await MsAsync(async () => id = (await StoredStudy.MakeAsync(server, "large", trials, cancellationToken)).Id);
            addCpu = Environment.CpuUsage.TotalTime - addCpu;
        }

        await using var opened = await HarTestServer.StartAsync(folder.Path, ScriptedObjective.Smooth());
        var study = opened.Client.Studies.Get(id);
        var openCpu = Environment.CpuUsage.TotalTime;
        var open = await MsAsync(() => study.GetAsync(cancellationToken));
        openCpu = Environment.CpuUsage.TotalTime - openCpu;
        var page = await MsAsync(() => study.GetTrialsPageAsync((long)trials - Page, cancellationToken));
        var list = await MsAsync(() => study.GetTrialsAsync(0, cancellationToken));
        var first = await MsAsync(() => AskAndTellAsync(study, cancellationToken));
        List<double> asks = [], tells = [], beside = [];
        for (var round = 0; round < Repeated; round++)
        {
            AskedTrial asked = null!;
            asks.Add(await MsAsync(async () => asked = await study.AskAsync(cancellationToken: cancellationToken)));
            tells.Add(await MsAsync(() => asked.TellAsync(1)));
            asked = await study.AskAsync(cancellationToken: cancellationToken);
            var next = study.AskAsync(cancellationToken: cancellationToken);
            beside.Add(await MsAsync(() => asked.TellAsync(1)));
            await (await next).TellAsync(1);
        }

        return new(trials, add, addCpu.TotalMilliseconds, open, openCpu.TotalMilliseconds, first, Median(asks), Median(tells), Median(beside), page, list);
    }

    private static async Task AskAndTellAsync(StudyHandle study, CancellationToken cancellationToken) => await (await study.AskAsync(cancellationToken: cancellationToken)).TellAsync(1);

    private static async Task<double> MsAsync(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(List<double> figures) => figures.Order().ElementAt(figures.Count / 2);
}
