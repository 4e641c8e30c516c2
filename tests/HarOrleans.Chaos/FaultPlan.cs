namespace HarOrleans.Chaos;

/// <summary>Which fault follows which: drawn from a seed by their shares, or a given order again and again.</summary>
/// <param name="random">Draws.</param>
/// <param name="possible">What can be done here.</param>
/// <param name="sequence">The order, as <c>kill:trainer,database</c>; empty to draw.</param>
internal sealed class FaultPlan(Random random, IReadOnlyList<Fault> possible, string sequence)
{
    private static readonly (Fault Fault, int Share)[] Shares =
        [(Fault.Kill, 48), (Fault.Freeze, 14), (Fault.Cut, 12), (Fault.Disk, 8), (Fault.Database, 8), (Fault.Stop, 10)];

    private readonly (Fault Fault, string Role)[] _order = [.. sequence.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Read)];
    private int _next;

    /// <summary>The next fault, and the role of the silo that it meets; empty for any.</summary>
    internal (Fault Fault, string Role) Next()
    {
        if (_order.Length > 0)
        {
            return _order[_next++ % _order.Length];
        }

        var shares = Shares.Where(each => possible.Contains(each.Fault)).ToArray();
        var drawn = random.Next(shares.Sum(each => each.Share));
        return (shares.First(each => (drawn -= each.Share) < 0).Fault, "");
    }

    private static (Fault Fault, string Role) Read(string text)
    {
        var parts = text.Split(':');
        return Enum.TryParse<Fault>(parts[0], ignoreCase: true, out var fault) && fault != Fault.Upgrade
            ? (fault, parts.ElementAtOrDefault(1) ?? "")
            : throw new InvalidOperationException($"--sequence '{text}': this is no fault. Give some of {string.Join(", ", Enum.GetValues<Fault>().Except([Fault.Upgrade])).ToLowerInvariant()}, each with the role that it is to meet after a colon.");
    }
}
