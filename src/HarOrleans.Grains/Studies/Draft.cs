using HarOrleans.Contracts;

namespace HarOrleans.Grains;

/// <summary>What a sampler is to draw.</summary>
/// <param name="Number">The trial's number.</param>
/// <param name="Space">What to draw from.</param>
/// <param name="Eager">By everything that has finished, as a worker outside wants it; else by what the number fixes.</param>
/// <param name="AskId">Who wants it first; empty for trainers.</param>
internal sealed record DraftKey(int Number, IReadOnlyList<SearchParameter> Space, bool Eager, string AskId)
{
    /// <summary>Whether a draft that was made for this one will do for another.</summary>
    internal bool Suits(DraftKey other) => Number == other.Number && Eager == other.Eager && (ReferenceEquals(Space, other.Space) || Space.SequenceEqual(other.Space));
}

/// <summary>Parameters that are being drawn on another thread.</summary>
/// <param name="Key">What is drawn.</param>
/// <param name="Finished">How many trials had finished when it began.</param>
/// <param name="Values">The parameters.</param>
internal sealed record Draft(DraftKey Key, int Finished, Task<IReadOnlyDictionary<string, ParamValue>> Values);
