namespace HarOrleans.Dashboard;

/// <summary>What a chart shows, for those who cannot see it, and for those who want the numbers: range, last and best of each curve.</summary>
public sealed class ChartSummary
{
    private const int MostNamed = 4;

    private readonly SortedDictionary<int, Curve> _curves = [];

    /// <summary>Whether there is nothing to draw.</summary>
    public bool IsEmpty => _curves.Values.All(curve => curve.Last is null);

    public void Add(IReadOnlyList<ChartBlock> blocks, bool replace)
    {
        if (replace)
        {
            _curves.Clear();
        }

        foreach (var block in blocks)
        {
            if (block.Reset || !_curves.TryGetValue(block.Series, out var curve))
            {
                _curves[block.Series] = curve = new Curve();
            }

            curve.Label = block.Label?.Text ?? curve.Label;
            foreach (var point in block.Points.Where(point => double.IsFinite(point.Value)))
            {
                curve.Add(point);
            }
        }
    }

    /// <summary>The summary in words.</summary>
    /// <param name="step">What a step is called, e.g. <c>epoch</c>.</param>
    /// <param name="higherIsBetter">Which values are better; null where nobody knows: then the range is all that is said.</param>
    public string Describe(string step, bool? higherIsBetter)
    {
        var curves = _curves.Values.Where(curve => curve.Last is not null).ToArray();
        if (curves.Length == 0)
        {
            return "Nothing to draw yet.";
        }

        var range = $"{Plural(curves.Length)}, {step} {Format.Whole(curves.Min(curve => curve.FirstStep))} to {Format.Whole(curves.Max(curve => curve.Last!.Value.Step))}.";
        if (curves.Length > MostNamed)
        {
            return $"{range} Values from {Format.Number(curves.Min(curve => curve.Min.Value))} to {Format.Number(curves.Max(curve => curve.Max.Value))}.";
        }

        return $"{range} {string.Join(" ", curves.Select(curve => curve.Describe(step, higherIsBetter)))}";
    }

    private static string Plural(int curves) => curves == 1 ? "1 curve" : $"{Format.Whole(curves)} curves";

    private sealed class Curve
    {
        public string Label { get; set; } = "";

        public long FirstStep { get; private set; } = long.MaxValue;

        public ChartPoint? Last { get; private set; }

        public ChartPoint Min { get; private set; } = new(0, double.PositiveInfinity);

        public ChartPoint Max { get; private set; } = new(0, double.NegativeInfinity);

        public void Add(ChartPoint point)
        {
            FirstStep = Math.Min(FirstStep, point.Step);
            Last = Last is { } last && last.Step > point.Step ? last : point;
            Min = point.Value < Min.Value ? point : Min;
            Max = point.Value > Max.Value ? point : Max;
        }

        public string Describe(string step, bool? higherIsBetter)
        {
            var last = $"{Label}: last {At(Last!.Value)}";
            return higherIsBetter switch
            {
                true => $"{last}, best (highest) {At(Max)}.",
                false => $"{last}, best (lowest) {At(Min)}.",
                null => $"{last}, lowest {At(Min)}, highest {At(Max)}.",
            };

            string At(ChartPoint point) => $"{Format.Number(point.Value)} at {step} {Format.Whole(point.Step)}";
        }
    }
}
