namespace HarOrleans.Client;

/// <summary>Whether a watch gets through.</summary>
public enum WatchState
{
    /// <summary>The last read came back.</summary>
    Live,

    /// <summary>The last read failed; the watch tries again by itself.</summary>
    Reconnecting,
}
