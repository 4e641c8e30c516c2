namespace HarOrleans.Optimization;

/// <summary>A sum of exponentials that is added up bit by bit, as far as it has come.</summary>
/// <param name="Shift">The largest exponent.</param>
/// <param name="Sum">The sum over exp(<paramref name="Shift"/>).</param>
internal readonly record struct LogSum(double Shift, double Sum)
{
    /// <summary>A sum of nothing.</summary>
    internal static LogSum Nothing { get; } = new(double.NegativeInfinity, 0);

    /// <summary>The same sum over a larger exponent.</summary>
    internal LogSum Over(double shift) => shift == Shift ? this : new(shift, Sum == 0 ? 0 : Sum * Math.Exp(Shift - shift));
}
