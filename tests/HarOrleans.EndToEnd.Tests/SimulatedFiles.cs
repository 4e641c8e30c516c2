namespace HarOrleans.EndToEnd.Tests;

/// <summary>
/// Simulated sensors as files, written when a test first asks for them: reading them takes a process a fraction of what simulating does. For tests that are about something else than
/// where the data comes from.
/// </summary>
public sealed class SimulatedFiles : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Lazy<Task<string>> _few;
    private readonly Lazy<Task<string>> _usual;

    public SimulatedFiles()
    {
        _few = new(() => WriteAsync("few", "--train", "126", "--test", "54"));
        _usual = new(() => WriteAsync("usual"));
    }

    /// <summary>The fewest windows in which each person does each activity: 126 and 54. Epochs of them take no time.</summary>
    internal Task<string> Few => _few.Value;

    /// <summary>What is simulated where there are no files: 1,500 and 600 windows.</summary>
    internal Task<string> Usual => _usual.Value;

    public void Dispose() => _folder.Dispose();

    private async Task<string> WriteAsync(string name, params string[] sizes)
    {
        var folder = _folder.File(name);
        await using var written = HarProcess.Start(Built.Har, ["data", "simulate", "--out", folder, .. sizes]);
        Assert.True(await written.ExitAsync(CancellationToken.None) == 0, written.Errors);
        return folder;
    }
}
