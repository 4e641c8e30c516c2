using HarOrleans.Client;
using HarOrleans.Testing;

namespace HarOrleans.Benchmarks;

/// <summary>Ask and tell at an embedded server: grain, sampler and SQLite, in this process.</summary>
internal static class StoredCost
{
    private const int WarmUp = 20;

    /// <summary>Trials of a stretch; of the stretches' means the median counts, as other programs on the machine slow some of them.</summary>
    private const int Measured = 100;
    private const int Stretches = 5;

    /// <summary>Trials of a small study, and of one that is large enough for all that a long history needs, before anything is measured, until the runtime has compiled all in full.</summary>
    private const int Rounds = 1500;
    private const int LargeRounds = 400;
    private const int Large = 3000;

    internal static async Task<SamplerCostFigures> MeasureAsync(int history, CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        await using var server = await HarTestServer.StartAsync(folder.Path, ScriptedObjective.Smooth());
        await RunAsync(await StoredStudy.MakeAsync(server, "small", 100, cancellationToken), Rounds, 0, cancellationToken);
        await RunAsync(await StoredStudy.MakeAsync(server, "large", Large, cancellationToken), LargeRounds, 0, cancellationToken);
        var study = await StoredStudy.MakeAsync(server, "measured", history, cancellationToken);
        List<SamplerCostFigures> stretches = [];
        while (stretches.Count < Stretches)
        {
            stretches.Add(await RunAsync(study, stretches.Count == 0 ? WarmUp : 0, history, cancellationToken));
        }

        return stretches.OrderBy(x => x.CpuMsAsk + x.CpuMsTell).ElementAt(Stretches / 2);
    }

    private static async Task<SamplerCostFigures> RunAsync(StudyHandle study, int warmUp, int history, CancellationToken cancellationToken)
    {
        var function = TestFunctions.ByName["hpo7"];
        using var commits = new CommitCount();
        var (asking, telling, askCommits, tellCommits) = (TimeSpan.Zero, TimeSpan.Zero, 0L, 0L);
        for (var trial = 0; trial < warmUp + Measured; trial++)
        {
            var (before, known) = (Environment.CpuUsage.TotalTime, commits.Value);
            var asked = await study.AskAsync(cancellationToken: cancellationToken);
            var (between, knownBetween) = (Environment.CpuUsage.TotalTime, commits.Value);
            await asked.TellAsync(function.Value(asked.Params));
            if (trial >= warmUp)
            {
                asking += between - before;
                telling += Environment.CpuUsage.TotalTime - between;
                askCommits += knownBetween - known;
                tellCommits += commits.Value - knownBetween;
            }
        }

        return new(
            history,
            asking.TotalMilliseconds / Measured,
            telling.TotalMilliseconds / Measured,
            (double)(askCommits + tellCommits) / Measured,
            (double)askCommits / Measured,
            (double)tellCommits / Measured);
    }
}
