namespace HarOrleans.Optimization;

/// <summary>The good trials and the others as two densities, l and g, over parameters that are drawn together.</summary>
internal sealed class TpeModel(IReadOnlyList<TpeColumn> columns)
{
    private readonly TpeSplit _split = new();
    private readonly TpeMixture _good = new(columns);
    private readonly TpeMixture _others = new(columns);
    private readonly CandidateRace _race = new();
    private double[][] _places = [];

    internal IReadOnlyList<TpeColumn> Columns { get; } = columns;

    /// <summary>The candidate with the largest l / g among those drawn from l; of equals the first. A place for each column.</summary>
    internal double[] Choose(TpeHistory history, TpeSamplerOptions options, bool joint, NumpyRandom random)
    {
        _split.Divide(history, options.Gamma, Columns);
        _good.Fill(history, _split.Below, Width(_split.Below.Length, options, joint), fades: !history.IsMultiObjective);
        _others.Fill(history, _split.Above, Width(_split.Above.Length, options, joint), fades: true);
        if (_places.Length == 0 || _places[0].Length != options.Candidates)
        {
            _places = [.. Columns.Select(_ => new double[options.Candidates])];
        }

        _good.Draw(random, _places);
        var best = _race.Winner(_good, _others, _places);
        return [.. _places.Select(places => places[best])];
    }

    /// <summary>Optuna up to 4.9 has one width for all kernels where parameters are drawn jointly (Scott's rule).</summary>
    private double? Width(int trials, TpeSamplerOptions options, bool joint) =>
        joint && options.Version == TpeSamplerConstants.Version49 ? 0.2 * Math.Pow(Math.Max(trials, 1), -1.0 / (Columns.Count + 4)) : null;
}
