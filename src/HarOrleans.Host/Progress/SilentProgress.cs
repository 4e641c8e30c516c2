namespace HarOrleans.Host.Progress;

/// <summary>Shows nothing.</summary>
internal sealed class SilentProgress : IProgressDisplay
{
    /// <inheritdoc />
    public Task RunAsync(Func<Action<ProgressStep>, Task> follow) => follow(_ => { });
}
