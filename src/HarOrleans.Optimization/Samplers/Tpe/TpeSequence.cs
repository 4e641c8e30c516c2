using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>
/// TPE for one trial after the other, with generators that go on from trial to trial: the same seed gives the trials that Optuna gives. A study on silos needs
/// <see cref="TpeSampler"/>, whose trials do not depend on the order in which they finish.
/// </summary>
internal sealed class TpeSequence(TpeSamplerOptions options, uint seed, IReadOnlyList<SearchParameter> space, IReadOnlyList<StudyDirection> directions)
{
    private readonly TpeEngine _engine = new(options, space, directions);
    private readonly NumpyRandom _random = new(seed);
    private readonly NumpyRandom _startup = new(seed);

    /// <summary>Parameters of the next trial.</summary>
    internal IReadOnlyDictionary<string, ParamValue> Ask() => _engine.Sample(_random, _startup);

    /// <summary>A trial has finished.</summary>
    internal void Tell(FrozenTrial trial) => _engine.History.Add(trial);
}
