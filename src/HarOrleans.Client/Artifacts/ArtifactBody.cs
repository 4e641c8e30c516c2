namespace HarOrleans.Client;

/// <summary>A file's bytes on their way; disposing it gives up the rest.</summary>
/// <param name="content">The bytes.</param>
/// <param name="sha256">The SHA-256 of the whole file; null where it was not said.</param>
/// <param name="from">The place that the bytes begin at.</param>
/// <param name="owner">What is disposed with them.</param>
public sealed class ArtifactBody(Stream content, string? sha256, long from, IDisposable? owner = null) : IAsyncDisposable
{
    /// <summary>The bytes.</summary>
    public Stream Content => content;

    /// <summary>The SHA-256 of the whole file; null where it was not said.</summary>
    public string? Sha256 => sha256;

    /// <summary>The place that the bytes begin at.</summary>
    public long From => from;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await content.DisposeAsync();
        owner?.Dispose();
    }
}
