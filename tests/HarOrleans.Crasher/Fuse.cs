using System.Runtime.InteropServices;

namespace HarOrleans.Crasher;

/// <summary>Kills this process at its k-th write.</summary>
internal sealed partial class Fuse(string mode, int at)
{
    private const int SigKill = 9;
    private int _writes;

    internal Task BeforeAsync() => mode == "before" && Interlocked.Increment(ref _writes) == at ? Die() : Task.CompletedTask;

    internal Task AfterAsync() => mode == "after" && Interlocked.Increment(ref _writes) == at ? Die() : Task.CompletedTask;

    private static Task Die()
    {
        _ = Kill(Environment.ProcessId, SigKill);
        return Task.Delay(Timeout.Infinite);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int pid, int signal);
}
