using System.Runtime.InteropServices;

namespace HarOrleans.Host.Hosting;

/// <summary>
/// Ctrl+C and SIGTERM, handled in one place: the first asks everything to stop in good order, the second ends the process at once.
/// </summary>
internal sealed class Interrupts : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private readonly Action<int> _exit;
    private readonly Action _notice;
    private int _count;

    /// <summary>Creates the counter without listening to signals.</summary>
    /// <param name="notice">Runs at the first interrupt.</param>
    /// <param name="exit">Ends the process with an exit code.</param>
    internal Interrupts(Action notice, Action<int> exit)
    {
        _notice = notice;
        _exit = exit;
    }

    /// <summary>Cancelled at the first interrupt.</summary>
    internal CancellationToken Token => _source.Token;

    /// <summary>Listens to the process's signals until disposed.</summary>
    internal static Interrupts Listen(Action notice)
    {
        var interrupts = new Interrupts(notice, ProcessEnd.Now);
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
            _exit(ExitCodes.Interrupted);
            return;
        }

        _notice();
        _source.Cancel();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _source.Dispose();
    }
}
