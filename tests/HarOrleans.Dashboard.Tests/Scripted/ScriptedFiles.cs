using System.Text;

namespace HarOrleans.Dashboard.Tests.Scripted;

/// <summary>Files that a test wrote.</summary>
internal sealed class ScriptedFiles : IRunFiles
{
    private readonly Dictionary<string, byte[]> _files = [];

    public void Put(string path, string text) => _files[path] = Encoding.UTF8.GetBytes(text);

    /// <summary>Files that are opened once a test completes it.</summary>
    public Dictionary<string, TaskCompletionSource> Holds { get; } = [];

    public async Task<Stream?> OpenAsync(string runId, string path, CancellationToken cancellationToken = default)
    {
        await (Holds.GetValueOrDefault(path)?.Task ?? Task.CompletedTask);
        return _files.TryGetValue(path, out var bytes) ? new MemoryStream(bytes) : null;
    }
}
