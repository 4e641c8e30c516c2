namespace HarOrleans.Data.Tests.Support;

/// <summary>Compares figures by their relative difference.</summary>
internal static class Numbers
{
    internal static void Close(double expected, double actual, double relative, string what) => Assert.True(
        Math.Abs(expected - actual) <= relative * Math.Max(Math.Abs(expected), 1e-300),
        $"{what}: {actual:R} is not {expected:R}.");

    /// <summary>A table of columns a, b, c … with subject 1 and one activity.</summary>
    internal static HarTable Table(params double[][] columns)
    {
        var rows = columns[0].Length;
        var names = columns.Select((_, column) => ((char)('a' + column)).ToString()).ToArray();
        var features = Enumerable.Range(0, rows).SelectMany(row => columns.Select(column => column[row])).ToArray();
        return new HarTable(names, features, [.. Enumerable.Repeat(1, rows)], [.. Enumerable.Repeat("WALKING", rows)], "none");
    }
}
