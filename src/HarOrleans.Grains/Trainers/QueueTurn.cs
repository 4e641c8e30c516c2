namespace HarOrleans.Grains;

/// <summary>What decides whose turn it is, the least first, in the order of its members.</summary>
internal readonly record struct QueueTurn(long Front, long Urgency, int WorkspaceRuns, int StudyRuns, long Arrival, int Number) : IComparable<QueueTurn>
{
    public int CompareTo(QueueTurn other) => (Front, Urgency, WorkspaceRuns, StudyRuns, Arrival, Number)
        .CompareTo((other.Front, other.Urgency, other.WorkspaceRuns, other.StudyRuns, other.Arrival, other.Number));
}
