namespace HarOrleans.Grains;

/// <summary>A trial's place among those of its lane.</summary>
/// <param name="Front">Below 0 where it was put in front of all; the lowest was put there last.</param>
/// <param name="Priority">Higher ones go first.</param>
/// <param name="Number">Its number; lower ones go first.</param>
internal readonly record struct QueuePosition(long Front, int Priority, int Number) : IComparable<QueuePosition>
{
    public int CompareTo(QueuePosition other) => (Front, -(long)Priority, Number).CompareTo((other.Front, -(long)other.Priority, other.Number));
}
