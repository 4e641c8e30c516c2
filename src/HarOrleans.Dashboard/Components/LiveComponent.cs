using HarOrleans.Client;
using HarOrleans.Contracts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Logging;

namespace HarOrleans.Dashboard.Components;

/// <summary>
/// A component that follows something: reads only where it is on a screen (not while the server renders its first answer), at the circuit's pace, and says
/// in words what went wrong.
/// </summary>
public abstract class LiveComponent : ComponentBase, IDisposable
{
    /// <summary>How often lists are read: nothing tells when one changes.</summary>
    internal static readonly TimeSpan ListInterval = TimeSpan.FromSeconds(2);

    private CancellationTokenSource? _life;

    [Inject] protected HarClient Client { get; set; } = null!;

    [Inject] protected TimeProvider Time { get; set; } = null!;

    [Inject] internal CircuitPace Pace { get; set; } = null!;

    [Inject] internal LiveStatus Live { get; set; } = null!;

    [Inject] private ILoggerFactory Logs { get; set; } = null!;

    /// <summary>What went wrong, in words for people, or null.</summary>
    protected string? Fault { get; private set; }

    /// <summary>What was looked for and does not exist, or null.</summary>
    protected NotFoundException? Missing { get; private set; }

    /// <summary>The time now, for durations and ages.</summary>
    protected DateTimeOffset Now => Time.GetUtcNow();

    /// <inheritdoc />
    public void Dispose()
    {
        Stop();
        GC.SuppressFinalize(this);
    }

    /// <summary>Begins to follow what the parameters name; called at the start and by Retry.</summary>
    protected abstract void Begin();

    /// <summary>Leaves what was followed and begins anew.</summary>
    protected void Restart()
    {
        Stop();
        Fault = null;
        Missing = null;
        if (RendererInfo.IsInteractive)
        {
            _life = new CancellationTokenSource();
            Begin();
        }
    }

    /// <summary>Takes every item of a watch, at most one a beat of the circuit.</summary>
    protected void Follow<T>(Func<WatchOptions, CancellationToken, IAsyncEnumerable<T>> watch, Func<T, Task> take)
    {
        ArgumentNullException.ThrowIfNull(watch);
        ArgumentNullException.ThrowIfNull(take);
        var life = _life!.Token;
        var options = new WatchOptions { OnState = (state, fault) => _ = InvokeAsync(() => TellWhile(state, fault, life)) };
        Run(async cancellationToken =>
        {
            await foreach (var item in watch(options, cancellationToken))
            {
                cancellationToken.ThrowIfCancellationRequested();
                await take(item);
                StateHasChanged();
                await Pace.TurnAsync(cancellationToken);
            }
        });
    }

    /// <summary>Reads again and again, through faults.</summary>
    protected void Poll(Func<CancellationToken, Task> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        Run(async cancellationToken =>
        {
            while (true)
            {
                try
                {
                    await read(cancellationToken);
                    TellWhile(WatchState.Live, null, cancellationToken);
                }
                catch (Exception fault) when (fault is not HarException && !cancellationToken.IsCancellationRequested)
                {
                    Tell(WatchState.Reconnecting, fault);
                }

                StateHasChanged();
                await Task.Delay(ListInterval, Time, cancellationToken);
            }
        });
    }

    private void Run(Func<CancellationToken, Task> work)
    {
        var life = _life!.Token;
        _ = InvokeAsync(async () =>
        {
            try
            {
                await work(life);
            }
            catch (Exception) when (life.IsCancellationRequested)
            {
                return; // The page is gone, or follows something else now.
            }
            catch (NotFoundException missing)
            {
                Missing = missing;
            }
            catch (Exception fault)
            {
                Tell(WatchState.Reconnecting, fault);
            }

            StateHasChanged();
        });
    }

    /// <summary>What a watch says of itself comes later than it happened: the page may be gone by then, or follow something else.</summary>
    private void TellWhile(WatchState state, Exception? fault, CancellationToken life)
    {
        if (!life.IsCancellationRequested)
        {
            Tell(state, fault);
        }
    }

    private void Tell(WatchState state, Exception? fault)
    {
        Live.Report(this, state);
        Fault = fault switch
        {
            null => null,
            HarException told => told.Message,
            TimeoutException or OrleansException => "The server does not answer at the moment.",
            _ => "Something went wrong on the server.",
        };
        if (fault is not null)
        {
            Log.PageFault(Logs.CreateLogger(GetType()), fault);
        }

        StateHasChanged();
    }

    private void Stop()
    {
        _life?.Cancel();
        _life?.Dispose();
        _life = null;
        Live.Forget(this);
    }
}
