namespace HarOrleans.Client.Tests.Faults;

/// <summary>Numbers calls from 1, on any thread.</summary>
public sealed class CallCounter
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public int Next() => Interlocked.Increment(ref _count);
}
