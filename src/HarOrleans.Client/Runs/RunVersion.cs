namespace HarOrleans.Client;

/// <summary>A run as it was at some moment.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Version">Differs where anything of the run differs that a search answers.</param>
public sealed record RunVersion(string RunId, string Version);
