using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using Microsoft.Extensions.Logging;

namespace HarOrleans.Grains;

/// <summary>
/// A training thread's calls to grains: blocking, and repeated while the other side, or its database server, is away. Every such call may be repeated safely; what ends the
/// repeating is an answer, an error raised on purpose, or the slot being stopped.
/// </summary>
internal sealed class TrainerCalls(TimeProvider time, ILogger logger, TrainerSlot slot)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    internal T Do<T>(Func<Task<T>> call)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                return Once(call);
            }
            catch (Exception e) when (e is StorageUnavailableException { Passes: true } or not HarException)
            {
                // Also one that was cancelled: by a silo that stops, at the other end. Whether this slot is to stop says its own token, which ends the pause.
                Log.TrainerCallFailed(logger, e, slot.Ticket.StudyId, slot.Ticket.Number);
                Once(() => Task.Delay(pause, time, slot.Stop.Token));
            }
        }
    }

    internal void Do(Func<Task> call) => Do(async () =>
    {
        await call();
        return true;
    });

    internal static T Once<T>(Func<Task<T>> call) => call().GetAwaiter().GetResult();

    internal static void Once(Func<Task> call) => call().GetAwaiter().GetResult();
}
