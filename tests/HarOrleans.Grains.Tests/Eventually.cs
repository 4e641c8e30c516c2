namespace HarOrleans.Grains.Tests;

/// <summary>For what has no event to await: asks again until it holds or the test is cancelled by its own time limit.</summary>
internal static class Eventually
{
    internal static async Task TrueAsync(Func<Task<bool>> condition, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await condition())
        {
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }
}
