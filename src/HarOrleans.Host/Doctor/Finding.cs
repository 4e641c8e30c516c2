namespace HarOrleans.Host.Doctor;

/// <summary>What a check found.</summary>
/// <param name="Mark">What it means.</param>
/// <param name="Found">What was found, in words.</param>
/// <param name="Next">What to do; null where nothing is to be done.</param>
internal sealed record Finding(Mark Mark, string Found, string? Next = null)
{
    /// <summary>More of it, for who wants to know: paths, digests.</summary>
    internal IReadOnlyList<string> Details { get; init; } = [];
}
