namespace HarOrleans.Host.Reading;

/// <summary>What a command does to a state folder.</summary>
internal enum Access
{
    /// <summary>Asks, and changes nothing.</summary>
    Read,

    /// <summary>Changes what is there.</summary>
    Write,

    /// <summary>Changes it, and makes the folder where there is none.</summary>
    Make,
}
