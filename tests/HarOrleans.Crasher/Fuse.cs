using System.Runtime.InteropServices;

namespace HarOrleans.Crasher;

/// <summary>Kills this process at its k-th write.</summary>
internal sealed partial class Fuse(string mode, int at)
{
    private const int SigKill = 9;
    private int _writes;

    internal Task BeforeAsync(string method) =>
        (mode == "before" || mode == $"before:{method}") && Interlocked.Increment(ref _writes) == at ? Die() : Task.CompletedTask;

    internal Task AfterAsync() => mode == "after" && Interlocked.Increment(ref _writes) == at ? Die() : Task.CompletedTask;

    private static Task Die()
    {
        _ = Kill(Environment.ProcessId, SigKill);

        // The signal ends the process; until it does, nobody may hear that the write is over.
        return Task.Delay(Timeout.Infinite);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int pid, int signal);
}
