using HarOrleans.Contracts;
using HarOrleans.Optimization;

namespace HarOrleans.Benchmarks;

/// <summary>The sampler alone, on trials in a list.</summary>
internal static class MemoryCost
{
    private const int WarmUp = 20;
    private const int Measured = 200;

    /// <summary>Asks of a small study, and of one that is large enough for all that a long history needs, before anything is measured, until the runtime has compiled all in full.</summary>
    private const int Rounds = 6000;
    private const int LargeRounds = 1000;
    private const int Large = 3000;

    /// <summary>A trial told is one more in the list; what it costs the sampler is part of the next ask.</summary>
    internal static SamplerCostFigures Measure(int history)
    {
        var function = TestFunctions.ByName["hpo7"];
        var sampler = SampledStudy.Sampler("tpe");
        var finished = SampledStudy.Random(function, history);
        Warm(function, sampler, [.. finished.Take(100)], Rounds);
        Warm(function, sampler, SampledStudy.Random(function, Large), LargeRounds);
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

        return new(history, asking.TotalMilliseconds / Measured, telling.TotalMilliseconds / Measured, 0, 0, 0);
    }

    private static void Warm(TestFunction function, ISampler sampler, IReadOnlyList<FrozenTrial> finished, int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            sampler.Sample(new(finished.Count + round, 1, function.Space, StudyDirection.Minimize, finished));
        }
    }
}
