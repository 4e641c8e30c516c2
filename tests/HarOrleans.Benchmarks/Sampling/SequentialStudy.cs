using System.Globalization;
using HarOrleans.Contracts;
using HarOrleans.Optimization;

namespace HarOrleans.Benchmarks;

/// <summary>A study in one thread, without a server.</summary>
internal static class SequentialStudy
{
    /// <summary>Trials as Optuna makes them: generators go on from trial to trial.</summary>
    internal static IReadOnlyList<FrozenTrial> Run(TestFunction function, TpeSamplerOptions options, uint seed, int trials)
    {
        var sequence = new TpeSequence(options, seed, function.Space, [StudyDirection.Minimize]);
        var finished = new List<FrozenTrial>();
        while (finished.Count < trials)
        {
            var values = sequence.Ask();
            finished.Add(Finished(finished.Count, values, function.Value(values)));
            sequence.Tell(finished[^1]);
        }

        return finished;
    }

    private static FrozenTrial Finished(int number, IReadOnlyDictionary<string, ParamValue> values, double value) => new()
    {
        TrialId = number + 1,
        StudyId = 1,
        Number = number,
        State = TrialState.Complete,
        Value = value,
        Params = values,
        RunId = number.ToString("x32", CultureInfo.InvariantCulture),
    };
}
