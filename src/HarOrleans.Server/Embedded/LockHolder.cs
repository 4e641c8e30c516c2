namespace HarOrleans.Server;

/// <summary>Who says to hold the lock of a state folder.</summary>
/// <param name="Pid">The process; 0 where it has not said so yet.</param>
/// <param name="Reads">Whether it only reads, and so is gone in a moment.</param>
public sealed record LockHolder(int Pid, bool Reads);
