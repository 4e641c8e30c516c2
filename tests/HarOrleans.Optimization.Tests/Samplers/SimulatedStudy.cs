using HarOrleans.Contracts;

namespace HarOrleans.Optimization.Tests;

/// <summary>Drives a sampler as a study does: trial n is sampled once trials up to n - window have finished, and sees those alone.</summary>
internal sealed class SimulatedStudy(ISampler sampler, IReadOnlyList<SearchParameter> space, StudyDirection direction, long seed, int window)
{
    /// <summary>Runs the study with some trials open at a time, which finish in an order that <paramref name="shuffle"/> chooses.</summary>
    internal IReadOnlyList<FrozenTrial> Run(int trials, Func<IReadOnlyDictionary<string, ParamValue>, double> objective, int parallel = 1, Random? shuffle = null)
    {
        var finished = new SortedDictionary<int, FrozenTrial>();
        var open = new List<FrozenTrial>();
        var next = 0;
        while (finished.Count < trials)
        {
            while (next < trials && open.Count < Math.Min(parallel, window) && Enumerable.Range(0, Math.Max(0, next - window + 1)).All(finished.ContainsKey))
            {
                open.Add(Sample(next++, finished.Values));
            }

            var index = shuffle?.Next(open.Count) ?? 0;
            var ended = open[index];
            open.RemoveAt(index);
            finished[ended.Number] = ended with { State = TrialState.Complete, Value = objective(ended.Params) };
        }

        return [.. finished.Values];
    }

    private FrozenTrial Sample(int number, IEnumerable<FrozenTrial> finished) => new()
    {
        TrialId = number + 1,
        StudyId = 1,
        Number = number,
        State = TrialState.Running,
        RunId = number.ToString("x32", System.Globalization.CultureInfo.InvariantCulture),
        Params = sampler.Sample(new SamplerContext(number, seed, space, direction, [.. finished.Where(trial => trial.Number <= number - window)])),
    };
}
