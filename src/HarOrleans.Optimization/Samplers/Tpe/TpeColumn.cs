using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>
/// One parameter of a study's trials as a column of numbers: a place on the axis, or the index of a choice. Numbers are also kept sorted, so that a new trial
/// costs one insertion and not a sort.
/// </summary>
internal sealed class TpeColumn
{
    /// <summary>So many trials are taken away one by one: those that are open while one is sampled.</summary>
    private const int Few = 64;

    private readonly NumericAxis _axis;
    private double[] _values = new double[64];
    private bool[] _present = new bool[64];
    private int[] _sorted = new int[64];
    private int _count;

    internal TpeColumn(SearchParameter parameter)
    {
        Parameter = parameter;
        Choices = parameter.Distribution as CategoricalDistribution;
        _axis = Choices is null ? NumericAxis.Of(parameter.Distribution) : default;
        IsSingle = Distributions.IsSingle(parameter.Distribution);
    }

    internal SearchParameter Parameter { get; }

    /// <summary>The choices, or null where the parameter is a number.</summary>
    internal CategoricalDistribution? Choices { get; }

    internal ref readonly NumericAxis Axis => ref _axis;

    internal bool IsSingle { get; }

    /// <summary>How many trials have a value of this parameter's distribution.</summary>
    internal int PresentCount { get; private set; }

    /// <summary>A value for each trial; 0 where the trial has none.</summary>
    internal ReadOnlySpan<double> Values => _values.AsSpan(0, _count);

    /// <summary>Trials that have a value, by value and then in their order. Empty for choices.</summary>
    internal ReadOnlySpan<int> Sorted => Choices is null ? _sorted.AsSpan(0, PresentCount) : [];

    internal bool Has(int trial) => _present[trial];

    /// <summary>The value that a place stands for: a place on the axis, a value of the grid, or the index of a choice.</summary>
    internal ParamValue ToValue(double place) => Choices is not null ? Choices.Choices[(int)place]
        : _axis.IsGrid ? Distributions.Nearest(Parameter.Distribution, place)
        : _axis.FromInternal(place);

    /// <summary>Adds a trial; unsorted ones ask for <see cref="Sort"/> before anything is read.</summary>
    internal void Add(IReadOnlyDictionary<string, ParamValue> values, bool sorted = true)
    {
        if (_count == _values.Length)
        {
            Array.Resize(ref _values, _count * 2);
            Array.Resize(ref _present, _count * 2);
            Array.Resize(ref _sorted, _count * 2);
        }

        var present = values.TryGetValue(Parameter.Name, out var value) && Distributions.Contains(Parameter.Distribution, value);
        _present[_count] = present;
        _values[_count] = !present ? 0 : Choices is null ? _axis.ToInternal(value.AsDouble()) : Distributions.ToNumber(Choices, value);
        if (present && Choices is null && sorted)
        {
            Insert(_count, _values[_count]);
        }

        PresentCount += present ? 1 : 0;
        _count++;
    }

    /// <summary>Sorts all trials anew.</summary>
    internal void Sort()
    {
        if (Choices is not null)
        {
            return;
        }

        var kept = 0;
        for (var trial = 0; trial < _count; trial++)
        {
            if (_present[trial])
            {
                _sorted[kept++] = trial;
            }
        }

        _sorted.AsSpan(0, kept).Sort((a, b) => _values[a].CompareTo(_values[b]) is not 0 and var order ? order : a.CompareTo(b));
    }

    /// <summary>Forgets the latest trials: a few are looked up, for many all are gone through.</summary>
    internal void Truncate(int count)
    {
        if (_count - count <= Few)
        {
            for (; _count > count; _count--)
            {
                Forget(_count - 1);
            }

            return;
        }

        var kept = 0;
        foreach (var trial in Sorted)
        {
            if (trial < count)
            {
                _sorted[kept++] = trial;
            }
        }

        PresentCount -= _present.AsSpan(count, _count - count).Count(true);
        _count = count;
    }

    private void Forget(int trial)
    {
        if (!_present[trial])
        {
            return;
        }

        if (Choices is null)
        {
            Rooms.Remove(_sorted, PresentCount, Rank(trial, _values[trial]));
        }

        PresentCount--;
    }

    private void Insert(int trial, double value)
    {
        var rank = Rank(trial, value);
        _sorted.AsSpan(rank, PresentCount - rank).CopyTo(_sorted.AsSpan(rank + 1));
        _sorted[rank] = trial;
    }

    /// <summary>Where a trial is among those sorted, or would be.</summary>
    private int Rank(int trial, double value)
    {
        var (from, to) = (0, PresentCount);
        while (from < to)
        {
            var middle = (from + to) / 2;
            var other = _values[_sorted[middle]];
            (from, to) = other < value || (other == value && _sorted[middle] < trial) ? (middle + 1, to) : (from, middle);
        }

        return from;
    }
}
