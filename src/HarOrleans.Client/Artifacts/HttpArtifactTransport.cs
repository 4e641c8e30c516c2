using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using HarOrleans.Contracts;

namespace HarOrleans.Client;

/// <summary>Moves bytes over HTTP. Nothing is buffered whole, and no time limit is set on a transfer that moves.</summary>
/// <param name="http">Sends the requests; its own time limit counts for a whole transfer.</param>
public sealed class HttpArtifactTransport(HttpClient http) : IArtifactTransport
{
    internal static HttpArtifactTransport Default { get; } = new(new HttpClient { Timeout = Timeout.InfiniteTimeSpan });

    /// <inheritdoc />
    public async Task<string> PutAsync(ArtifactGrant grant, Stream content, CancellationToken cancellationToken = default)
    {
        using var body = new StreamContent(content);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var ask = new HttpRequestMessage(HttpMethod.Put, At(grant)) { Content = body };
        ask.Headers.ExpectContinue = true; // a refusal comes before the bytes go
        using var answer = await http.SendAsync(ask, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        await ThrowIfRefusedAsync(answer, cancellationToken);
        var stored = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return stored.GetProperty("sha256").GetString()!;
    }

    /// <inheritdoc />
    public async Task<ArtifactBody> GetAsync(ArtifactGrant grant, long from, CancellationToken cancellationToken = default)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Get, At(grant));
        ask.Headers.Range = from > 0 ? new RangeHeaderValue(from, null) : null;
        var answer = await http.SendAsync(ask, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        try
        {
            await ThrowIfRefusedAsync(answer, cancellationToken);
            var begins = answer.StatusCode == HttpStatusCode.PartialContent ? answer.Content.Headers.ContentRange?.From ?? 0 : 0;
            return new ArtifactBody(await answer.Content.ReadAsStreamAsync(cancellationToken), answer.Headers.ETag?.Tag.Trim('"'), begins, answer);
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    private static Uri At(ArtifactGrant grant) => Uri.TryCreate(grant.Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
        ? url
        : throw new ArtifactException(ArtifactException.Refused, $"The server has no HTTP endpoint for files: it answered '{grant.Url.Split('?')[0]}'.");

    /// <summary>What the server refused on purpose is an <see cref="ArtifactException"/>; the rest is a fault of the moment.</summary>
    private static async Task ThrowIfRefusedAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        if (answer.IsSuccessStatusCode)
        {
            return;
        }

        if (answer.Content.Headers.ContentType?.MediaType == "application/json")
        {
            var error = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
            if (error.TryGetProperty("code", out var code) && error.TryGetProperty("message", out var message))
            {
                throw new ArtifactException(code.GetString()!, message.GetString()!);
            }
        }

        answer.EnsureSuccessStatusCode();
    }
}
