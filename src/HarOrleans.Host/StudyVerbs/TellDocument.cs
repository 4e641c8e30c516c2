namespace HarOrleans.Host.StudyVerbs;

/// <summary>A trial that was told.</summary>
internal sealed record TellDocument(int Trial, string State, IReadOnlyList<double>? Values, string? Reason);
