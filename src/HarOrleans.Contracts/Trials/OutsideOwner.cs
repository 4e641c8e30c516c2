namespace HarOrleans.Contracts;

/// <summary>The holder of a trial that was asked for from outside: who asked, and the ask's own id, which is the same on a repeated call.</summary>
public static class OutsideOwner
{
    /// <summary>What every such holder begins with.</summary>
    public const string Prefix = "ask:";

    /// <summary>The holder's name.</summary>
    /// <param name="owner">Who asks, for people.</param>
    /// <param name="askId">The ask.</param>
    public static string Of(string owner, string askId) => $"{Prefix}{owner}#{askId}";

    /// <summary>Whether a holder is an outside owner, and no trainer.</summary>
    public static bool Is(string? holder) => holder?.StartsWith(Prefix, StringComparison.Ordinal) == true;
}
