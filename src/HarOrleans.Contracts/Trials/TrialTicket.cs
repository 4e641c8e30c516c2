namespace HarOrleans.Contracts;

/// <summary>A trial's place in the queue.</summary>
/// <param name="Workspace">The workspace, for fair shares.</param>
/// <param name="StudyId">The study.</param>
/// <param name="Number">The trial's number; of one study and priority, lower numbers go first.</param>
[GenerateSerializer, Immutable, Alias(Aliases.TrialTicket)]
public sealed record TrialTicket(string Workspace, long StudyId, int Number)
{
    /// <summary>What it needs of a trainer, see <see cref="SlotNeed"/>.</summary>
    [Id(3)] public IReadOnlyList<string> Requires { get; init; } = [];

    /// <summary>Higher ones go first.</summary>
    [Id(4)] public int Priority { get; init; }

    /// <summary>Below 0 where it was put in front of all others, the lowest first; else 0.</summary>
    [Id(5)] public long Front { get; init; }
}
