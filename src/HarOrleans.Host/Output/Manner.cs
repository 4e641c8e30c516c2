namespace HarOrleans.Host.Output;

/// <summary>How a command speaks.</summary>
/// <param name="Verbosity">How much it says.</param>
/// <param name="Colors">Whether colours may be used; NO_COLOR and a terminal that has none forbid them too.</param>
internal sealed record Manner(Verbosity Verbosity = Verbosity.Normal, bool Colors = true)
{
    /// <summary>What holds where nothing was asked for.</summary>
    internal static Manner Default { get; } = new();
}
