using HarOrleans.Data.Features;
using HarOrleans.Data.Windows;

namespace HarOrleans.Data.Tests.Support;

/// <summary>The real windows with their published features, and the features computed from them; train rows first, then test rows.</summary>
internal sealed class RealWindows
{
    private static readonly Lazy<RealWindows> Loaded = new(() => new RealWindows());

    private RealWindows()
    {
        var folder = RealData.Folder();
        var data = HarData.Load(folder);
        Files = [HarWindows.ReadNpz(Path.Combine(folder, "train_inertial.npz")), HarWindows.ReadNpz(Path.Combine(folder, "test_inertial.npz"))];
        Tables = [data.Train, data.Test];
        Published = [.. data.Train.Features, .. data.Test.Features];
        Rows = Files.Sum(file => file.Rows);
        Unscaled = new double[Rows * WindowFeatures.Count];
        HasNext = new bool[Rows];
        var extractor = new FeatureExtractor();
        var at = 0;
        foreach (var file in Files)
        {
            for (var row = 0; row < file.Rows; row++, at++)
            {
                var next = file.SampleAfter(row);
                HasNext[at] = !next.IsEmpty;
                extractor.ExtractUnscaled(file.Window(row), next, Row(Unscaled, at));
            }
        }
    }

    internal IReadOnlyList<InertialWindows> Files { get; }

    internal IReadOnlyList<HarTable> Tables { get; }

    internal int Rows { get; }

    internal bool[] HasNext { get; }

    internal double[] Published { get; }

    internal double[] Unscaled { get; }

    /// <summary>The features as they are given out: scaled by the shipped ranges.</summary>
    internal double[] Scale()
    {
        var (scaled, extractor, at) = (new double[Unscaled.Length], new FeatureExtractor(), 0);
        foreach (var file in Files)
        {
            for (var row = 0; row < file.Rows; row++)
            {
                extractor.Extract(file.Window(row), file.SampleAfter(row), Row(scaled, at++));
            }
        }

        return scaled;
    }

    /// <summary>One window, counted over both files.</summary>
    internal ReadOnlySpan<float> Window(int row) => row < Files[0].Rows ? Files[0].Window(row) : Files[1].Window(row - Files[0].Rows);

    internal static RealWindows Load()
    {
        RealData.Folder();
        return Loaded.Value;
    }

    /// <summary>One column on the windows whose next sample is known, or on the others.</summary>
    internal double[] Column(double[] features, int column, bool hasNext = true) =>
        [.. Enumerable.Range(0, Rows).Where(row => HasNext[row] == hasNext).Select(row => features[(row * WindowFeatures.Count) + column])];

    private static Span<double> Row(double[] features, int row) => features.AsSpan(row * WindowFeatures.Count, WindowFeatures.Count);
}
