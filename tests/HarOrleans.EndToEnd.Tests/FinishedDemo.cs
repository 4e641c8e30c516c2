using System.Text.Json;

namespace HarOrleans.EndToEnd.Tests;

/// <summary>One demo of two trials on simulated data, run once, for tests that only look at what it leaves.</summary>
public sealed class FinishedDemo : IAsyncLifetime
{
    private readonly TempFolder _folder = new();

    internal string State => _folder.File("state");

    /// <summary>What it wrote with <c>--json</c>.</summary>
    internal JsonElement Document { get; private set; }

    /// <summary>The number of its best trial.</summary>
    internal int Best => Document.GetProperty("best").GetProperty("number").GetInt32();

    /// <summary>The folder of a trial's logged model.</summary>
    internal string Model(int trial) =>
        Path.Combine(State, "artifacts", "runs", Document.GetProperty("trials")[trial].GetProperty("run").GetString()!, "artifacts", "1", "model");

    /// <summary>Makes a copy of its state folder, for a test that changes it or looks whether something does.</summary>
    internal void CopyState(string to)
    {
        foreach (var file in Directory.GetFiles(State, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(State, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public async ValueTask InitializeAsync() => Document = await Demo.RunAsync(_folder, CancellationToken.None, "--trials", "2", "--epochs", "2", "--refit");

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
