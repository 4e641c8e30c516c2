using System.Runtime.InteropServices;

namespace HarOrleans.Host.Hosting;

/// <summary>
/// Ctrl+C and SIGTERM, handled in one place: the first asks everything to stop in good order, within a limit; the second ends the process at once.
/// </summary>
internal sealed class Interrupts : IDisposable
{
    /// <summary>How long stopping in good order may take.</summary>
    internal static readonly TimeSpan Limit = TimeSpan.FromSeconds(3.5);

    private readonly CancellationTokenSource _source = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private readonly ManualResetEventSlim _over = new();
    private readonly TimeSpan _limit;
    private readonly Action<string> _say;
    private readonly Action _end;
    private int _count;

    /// <summary>Creates the counter without listening to signals.</summary>
    /// <param name="limit">How long stopping may take.</param>
    /// <param name="say">Takes a line for people.</param>
    /// <param name="end">Ends the process.</param>
    internal Interrupts(TimeSpan limit, Action<string> say, Action end)
    {
        _limit = limit;
        _say = say;
        _end = end;
    }

    /// <summary>Cancelled at the first interrupt.</summary>
    internal CancellationToken Token => _source.Token;

    /// <summary>Listens to the process's signals until disposed. The system hands each one over on a thread of its own.</summary>
    internal static Interrupts Listen(Action<string> say, Action end)
    {
        var interrupts = new Interrupts(Limit, say, end);
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM])
        {
            interrupts._registrations.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                interrupts.Raise();
            }));
        }

        return interrupts;
    }

    /// <summary>One interrupt.</summary>
    internal void Raise()
    {
        if (Interlocked.Increment(ref _count) > 1)
        {
            _end();
            return;
        }

        // First, and on a thread of its own: whatever hangs below, and a pool without a free thread, must not keep the process.
        new Thread(EndAtLimit) { IsBackground = true, Name = "har-stop-limit" }.Start();
        _say("har: stopping; Ctrl+C again ends at once");
        _source.Cancel();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _over.Set();
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }
    }

    private void EndAtLimit()
    {
        if (_over.Wait(_limit))
        {
            return;
        }

        // A terminal that takes no more lines must not keep the process either.
        var words = new Thread(() => _say(FormattableString.Invariant(
            $"har: not done after {_limit.TotalSeconds} s, so it ends here; all that was acknowledged is stored, and the same command goes on")))
        {
            IsBackground = true,
        };
        words.Start();
        words.Join(TimeSpan.FromMilliseconds(200));
        _end();
    }
}
