using HarOrleans.Contracts;

namespace HarOrleans.Client;

/// <summary>Tries a transfer again through faults of the moment, as long as it gets on.</summary>
internal sealed class Transfers(TimeProvider time)
{
    private const int MostFailures = 6;
    private const int DiskFull = 28;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);

    /// <summary>A transfer that moves nothing for so long is taken for broken.</summary>
    internal static readonly TimeSpan Stalled = TimeSpan.FromSeconds(60);

    /// <summary>Tries until it succeeds, is refused, or fails six times in a row without progress.</summary>
    /// <param name="attempt">One attempt; calls its argument whenever it got on.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<T> DoAsync<T>(Func<Action, CancellationToken, Task<T>> attempt, CancellationToken cancellationToken)
    {
        for (var failures = 0; ;)
        {
            using var stalled = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            using var timer = time.CreateTimer(_ => stalled.Cancel(), null, Stalled, Timeout.InfiniteTimeSpan);
            try
            {
                return await attempt(
                    () =>
                    {
                        failures = 0;
                        timer.Change(Stalled, Timeout.InfiniteTimeSpan);
                    },
                    stalled.Token);
            }
            catch (Exception fault) when (IsPassing(fault) && !cancellationToken.IsCancellationRequested && ++failures < MostFailures)
            {
                await Task.Delay(FirstPause * Math.Pow(2, failures - 1), time, cancellationToken);
            }
        }
    }

    /// <summary>A URL that ran out is asked for anew.</summary>
    private static bool IsPassing(Exception fault) => fault switch
    {
        ArtifactException refused => refused.Code == ArtifactException.Refused,
        FileNotFoundException or DirectoryNotFoundException => false,
        IOException error => error.HResult != DiskFull,
        _ => fault is HttpRequestException or TimeoutException or OperationCanceledException or Orleans.Runtime.OrleansException,
    };
}
