using System.Text;

namespace HarOrleans.Dashboard.Tests.Scripted;

/// <summary>Files that a test wrote.</summary>
internal sealed class ScriptedFiles : IRunFiles
{
    private readonly Dictionary<string, byte[]> _files = [];

    public void Put(string path, string text) => _files[path] = Encoding.UTF8.GetBytes(text);

    public Task<Stream?> OpenAsync(string runId, string path, CancellationToken cancellationToken = default) =>
        Task.FromResult<Stream?>(_files.TryGetValue(path, out var bytes) ? new MemoryStream(bytes) : null);
}
