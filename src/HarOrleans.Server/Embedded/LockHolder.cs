namespace HarOrleans.Server;

/// <summary>Who says to hold the lock of a state folder.</summary>
/// <param name="Pid">The process.</param>
/// <param name="Reads">Whether it only reads, and so is gone in a moment.</param>
internal sealed record LockHolder(int Pid, bool Reads);
