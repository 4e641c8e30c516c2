namespace HarOrleans.Optimization;

/// <summary>Decides whether a running trial is given up. Pure: the same context gives the same decision.</summary>
public interface IPruner
{
    /// <summary>Why the trial should stop after its latest report, in words for people; null where it goes on.</summary>
    /// <param name="context">What may be read.</param>
    string? Prune(PrunerContext context);

    /// <summary>What of a study its sampler may learn from for a trial: all that it was given, unless the pruner divides trials into groups that compete apart.</summary>
    /// <param name="context">What the sampler would read.</param>
    /// <param name="studyName">The study's name, see <see cref="PrunerContext.StudyName"/>.</param>
    SamplerContext Narrow(SamplerContext context, string studyName) => context;
}
