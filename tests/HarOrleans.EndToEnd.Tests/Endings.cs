namespace HarOrleans.EndToEnd.Tests;

/// <summary>The signals behind the endings.</summary>
internal static class Endings
{
    /// <summary>The signal's number.</summary>
    internal static int Number(this Ending ending) => ending switch
    {
        Ending.Interrupt => 2,
        Ending.Terminate => 15,
        _ => 9,
    };
}
