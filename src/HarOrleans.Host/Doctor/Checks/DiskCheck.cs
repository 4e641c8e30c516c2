using HarOrleans.Host.Output;
using HarOrleans.Server;

namespace HarOrleans.Host.Doctor.Checks;

/// <summary>Room on the state folder's disk.</summary>
/// <param name="state">The folder as the user gave it.</param>
internal sealed class DiskCheck(string state) : ICheck
{
    private const long Comfortable = 1L << 30;

    /// <inheritdoc />
    public string Name => "disk";

    /// <inheritdoc />
    public Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var free = StateFolders.FreeBytes(state);
        var found = $"{TextFormat.Size(free)} free for the state folder";
        return Task.FromResult(free switch
        {
            < StateFolders.LeastFreeBytes => new Finding(
                Mark.Wrong, found, $"Free some space, or choose a folder on another disk with --state: a server starts with {TextFormat.Size(StateFolders.LeastFreeBytes)} at least."),
            < Comfortable => new Finding(Mark.Note, found, "Enough for some studies: each complete trial keeps its weights, up to 10 MiB."),
            _ => new Finding(Mark.Ok, found),
        });
    }
}
