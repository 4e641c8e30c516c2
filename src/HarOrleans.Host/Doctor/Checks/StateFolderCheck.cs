using HarOrleans.Server;

namespace HarOrleans.Host.Doctor.Checks;

/// <summary>The state folder: whether it may be made and written.</summary>
/// <param name="state">The folder as the user gave it.</param>
internal sealed class StateFolderCheck(string state) : ICheck
{
    /// <inheritdoc />
    public string Name => "state folder";

    /// <inheritdoc />
    public Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var folder = Path.GetFullPath(state);
        var existing = StateFolders.Existing(folder);
        if (File.Exists(existing))
        {
            return Task.FromResult(new Finding(Mark.Wrong, $"{folder} cannot be made: {existing} is a file", "Choose another folder with --state."));
        }

        var database = StateFolders.HasDatabase(folder);
        string[] written = database ? [existing, Path.Combine(folder, "har.db")] : [existing];
        var refused = written.Select(path => (path, why: WriteAccess.Refusal(path))).FirstOrDefault(x => x.why is not null);
        return Task.FromResult(refused.why is { } why
            ? new Finding(Mark.Wrong, $"{refused.path} may not be written by this user ({why})", "Choose another folder with --state, or give this user the right to write there.")
            : new Finding(Mark.Ok, database ? $"{folder} holds a database" : existing == folder ? $"{folder}, without a database yet" : $"{folder}, made by the first start"));
    }
}
