namespace HarOrleans.Client;

/// <summary>What happens to what is logged while <see cref="BufferOptions.Capacity"/> is reached, because the server is away or too slow.</summary>
public enum WhenFull
{
    /// <summary>It is not taken: the call returns false at once, it is counted, and the run's log says how much is missing. The work is never held up.</summary>
    Drop,

    /// <summary>The call waits until there is room: nothing is missing, and the work stands still meanwhile.</summary>
    Wait,
}
