namespace HarOrleans.Data.Features;

/// <summary>Takes features one after the other, in the order of the columns.</summary>
internal ref struct FeatureRow(Span<double> features)
{
    private readonly Span<double> _features = features;
    private int _count;

    internal void Add(double value) => _features[_count++] = value;

    internal void Add(double x, double y, double z)
    {
        Add(x);
        Add(y);
        Add(z);
    }

    /// <summary>The next few places, to be written by the caller.</summary>
    internal Span<double> Take(int count)
    {
        _count += count;
        return _features.Slice(_count - count, count);
    }

    /// <summary>Adds the last few features once more.</summary>
    internal void Repeat(int count) => _features.Slice(_count - count, count).CopyTo(Take(count));

    /// <summary>The common features of a signal with one axis.</summary>
    internal void Add(in SignalSummary of)
    {
        Add(of.Mean);
        Add(of.Deviation);
        Add(of.MeanDistance);
        Add(of.Largest);
        Add(of.Smallest);
        Add(of.AbsoluteSum);
        Add(of.Energy);
        Add(of.QuartileRange);
        Add(of.Entropy);
    }

    /// <summary>The common features of a signal with three axes; the absolute sums are added up to one.</summary>
    internal void Add(in SignalSummary x, in SignalSummary y, in SignalSummary z)
    {
        Add(x.Mean, y.Mean, z.Mean);
        Add(x.Deviation, y.Deviation, z.Deviation);
        Add(x.MeanDistance, y.MeanDistance, z.MeanDistance);
        Add(x.Largest, y.Largest, z.Largest);
        Add(x.Smallest, y.Smallest, z.Smallest);
        Add(x.AbsoluteSum + y.AbsoluteSum + z.AbsoluteSum);
        Add(x.Energy, y.Energy, z.Energy);
        Add(x.QuartileRange, y.QuartileRange, z.QuartileRange);
        Add(x.Entropy, y.Entropy, z.Entropy);
    }
}
