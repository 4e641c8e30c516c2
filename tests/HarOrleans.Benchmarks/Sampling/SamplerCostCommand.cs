using System.CommandLine;
using HarOrleans.Contracts;
using HarOrleans.Optimization;

namespace HarOrleans.Benchmarks;

/// <summary><c>sampler-cost</c>: what one trial costs in a study that has many.</summary>
internal static class SamplerCostCommand
{
    private const int WarmUp = 20;
    private const int Measured = 200;

    /// <summary>Asks of a small study before anything is measured, until the runtime has compiled all in full.</summary>
    private const int Rounds = 6000;

    internal static Command Create()
    {
        var history = new Option<int>("--history") { Description = "Trials that the study has already.", DefaultValueFactory = _ => 1000 };
        var json = Options.Json();
        var command = new Command("sampler-cost", "CPU time of one trial of TPE on hpo7, by the length of the history.") { history, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (ask, tell) = InMemory(parsed.GetValue(history));
            return await Options.WriteAsync(new { History = parsed.GetValue(history), CpuMsAsk = ask, CpuMsTell = tell, Commits = 0 }, parsed.GetValue(json), cancellationToken);
        });
        return command;
    }

    /// <summary>CPU milliseconds a trial, of the whole process. A trial told is one more in the list; what it costs the sampler is part of the next ask.</summary>
    private static (double Ask, double Tell) InMemory(int history)
    {
        var function = TestFunctions.ByName["hpo7"];
        var (random, sampler) = (SampledStudy.Sampler("random"), SampledStudy.Sampler("tpe"));
        List<FrozenTrial> finished = [];
        while (finished.Count < history)
        {
            finished.Add(SampledStudy.Finished(function, finished.Count, random.Sample(new(finished.Count, 1, function.Space, StudyDirection.Minimize, []))));
        }

        Warm(function, sampler, [.. finished.Take(100)]);
        var (asking, telling) = (TimeSpan.Zero, TimeSpan.Zero);
        for (var trial = 0; trial < WarmUp + Measured; trial++)
        {
            var before = Environment.CpuUsage.TotalTime;
            var values = sampler.Sample(new(finished.Count, 1, function.Space, StudyDirection.Minimize, finished));
            var asked = Environment.CpuUsage.TotalTime;
            var told = SampledStudy.Finished(function, finished.Count, values);
            var computed = Environment.CpuUsage.TotalTime;
            finished.Add(told);
            if (trial >= WarmUp)
            {
                asking += asked - before;
                telling += Environment.CpuUsage.TotalTime - computed;
            }
        }

        return (asking.TotalMilliseconds / Measured, telling.TotalMilliseconds / Measured);
    }

    private static void Warm(TestFunction function, ISampler sampler, IReadOnlyList<FrozenTrial> finished)
    {
        for (var round = 0; round < Rounds; round++)
        {
            sampler.Sample(new(finished.Count + round, 1, function.Space, StudyDirection.Minimize, finished));
        }
    }
}
