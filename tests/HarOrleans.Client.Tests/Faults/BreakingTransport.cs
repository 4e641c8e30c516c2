using HarOrleans.Contracts;

namespace HarOrleans.Client.Tests.Faults;

/// <summary>HTTP over a line that breaks off after so many bytes of each answer, or that changes a byte on the way.</summary>
internal sealed class BreakingTransport : IArtifactTransport
{
    private readonly HttpArtifactTransport _real = new(new HttpClient());

    /// <summary>Bytes of an answer before it breaks off.</summary>
    public int BreakAfter { get; init; } = int.MaxValue;

    /// <summary>Whether the first byte changes.</summary>
    public bool Damage { get; init; }

    /// <summary>Where each answer began.</summary>
    public List<long> Begun { get; } = [];

    public async Task<string> PutAsync(ArtifactGrant grant, Stream content, CancellationToken cancellationToken = default) =>
        await _real.PutAsync(grant, await ReadAsync(content, cancellationToken), cancellationToken);

    public async Task<ArtifactBody> GetAsync(ArtifactGrant grant, long from, CancellationToken cancellationToken = default)
    {
        await using var body = await _real.GetAsync(grant, from, cancellationToken);
        Begun.Add(body.From);
        return new ArtifactBody(await ReadAsync(body.Content, cancellationToken), body.Sha256, body.From);
    }

    private async Task<Stream> ReadAsync(Stream content, CancellationToken cancellationToken)
    {
        using var all = new MemoryStream();
        await content.CopyToAsync(all, cancellationToken);
        var bytes = all.ToArray();
        bytes[0] ^= (byte)(Damage ? 1 : 0);
        return new BrokenLine(bytes[..Math.Min(bytes.Length, BreakAfter)], bytes.Length > BreakAfter);
    }

    private sealed class BrokenLine(byte[] bytes, bool breaks) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken) is > 0 and var read ? read : breaks ? throw new IOException("the line broke") : 0;
    }
}
