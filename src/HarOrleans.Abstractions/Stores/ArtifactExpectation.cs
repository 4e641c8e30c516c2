namespace HarOrleans.Abstractions;

/// <summary>What a sender said of a file before it sends it.</summary>
/// <param name="MaxBytes">The most that it may have; a larger one is refused.</param>
/// <param name="Sha256">Its SHA-256 in lower-case hex, or null where it was not said; another one is refused.</param>
public sealed record ArtifactExpectation(long MaxBytes, string? Sha256);
