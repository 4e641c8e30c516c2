namespace HarOrleans.Client;

/// <summary>The outcome of one pull.</summary>
/// <param name="Item">What is new, or null.</param>
/// <param name="Sequence">The sequence up to which everything is read.</param>
/// <param name="More">Whether to pull again at once.</param>
internal readonly record struct Pulled<T>(T? Item, long Sequence, bool More)
    where T : class;
