namespace HarOrleans.Host.Hosting;

/// <summary>Leaves signals to <see cref="Interrupts"/>: the usual lifetime would stop the server behind a running command's back, and print to the console.</summary>
internal sealed class QuietLifetime : IHostLifetime
{
    /// <inheritdoc />
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
