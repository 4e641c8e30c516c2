namespace HarOrleans.Optimization;

/// <summary>Decides whether a running trial is given up. Pure: the same context gives the same decision.</summary>
public interface IPruner
{
    /// <summary>Why the trial should stop after its latest report, in words for people; null where it goes on.</summary>
    /// <param name="context">What may be read.</param>
    string? Prune(PrunerContext context);
}
