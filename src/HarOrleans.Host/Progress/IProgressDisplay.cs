namespace HarOrleans.Host.Progress;

/// <summary>Shows progress while something is followed.</summary>
internal interface IProgressDisplay
{
    /// <summary>Shows every step that <paramref name="follow"/> hands over, until it ends; its errors pass.</summary>
    Task RunAsync(Func<Action<ProgressStep>, Task> follow);
}
