using HarOrleans.Server;

namespace HarOrleans.Host.Doctor.Checks;

/// <summary>Who works on the state folder.</summary>
/// <param name="state">The folder as the user gave it.</param>
internal sealed class LockCheck(string state) : ICheck
{
    /// <inheritdoc />
    public string Name => "state lock";

    /// <inheritdoc />
    public Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var folder = Path.GetFullPath(state);
        return Task.FromResult(StateFolders.HolderOf(folder) switch
        {
            null => new Finding(Mark.Ok, "free"),
            { Reads: true } => new Finding(Mark.Note, "a command reads here just now; a server that starts waits for it"),
            var holder => new Finding(
                Mark.Wrong,
                holder.Pid == 0 ? "held by a process that does not say which it is" : FormattableString.Invariant($"held by process {holder.Pid}"),
                ServerAddress.Find(folder)?.Dashboard is { } dashboard
                    ? $"A server runs there: look at {dashboard.OriginalString} and ask with har study, or end it with Ctrl+C. For a second server choose another folder with --state."
                    : "End that process, or choose another folder with --state."),
        });
    }
}
