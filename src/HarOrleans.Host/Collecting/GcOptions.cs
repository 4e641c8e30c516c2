namespace HarOrleans.Host.Collecting;

/// <summary>What <c>har gc</c> was asked for.</summary>
/// <param name="OlderThan">Deleted at least so long ago.</param>
/// <param name="ExperimentIds">Only these experiments; empty for all, unless runs are named.</param>
/// <param name="RunIds">Only these runs; empty for all, unless experiments are named.</param>
/// <param name="Confirmed">Whether to purge, and not only to say what would be purged.</param>
internal sealed record GcOptions(TimeSpan OlderThan, IReadOnlyList<string> ExperimentIds, IReadOnlyList<string> RunIds, bool Confirmed)
{
    /// <summary>Whether nothing was named: then all that is deleted counts.</summary>
    internal bool All => ExperimentIds.Count + RunIds.Count == 0;
}
