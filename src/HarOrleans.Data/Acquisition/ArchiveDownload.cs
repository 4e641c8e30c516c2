using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace HarOrleans.Data.Acquisition;

/// <summary>
/// Brings the missing bytes of an archive into its part file, and checks size and digest. A connection that breaks is taken up again where it
/// broke, as long as each one brings the file further.
/// </summary>
internal sealed class ArchiveDownload(DataSearch search, TimeProvider time)
{
    private const int MostConnections = 20;
    private readonly HarArchive _archive = search.Archive;

    /// <summary>Completes the part file. What fails leaves it as far as it came; what is wrong as a whole is emptied.</summary>
    /// <exception cref="DownloadFailedException">The archive cannot be had, or is another one.</exception>
    internal async Task RunAsync(PartFile part, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(Handler()) { Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("har-orleans", null));
        var meter = new DownloadMeter(_archive.Size, progress, time);
        var furthest = part.Length;
        for (var connections = 1; part.Length < _archive.Size; connections++)
        {
            try
            {
                await ConnectAsync(http, part, meter, cancellationToken);
            }
            catch (DownloadBrokenException broken) when (part.Length <= furthest || connections == MostConnections)
            {
                throw new DownloadFailedException(broken.Message, broken);
            }
            catch (DownloadBrokenException)
            {
                furthest = part.Length;
            }
        }

        var digest = part.Length == _archive.Size ? await part.DigestAsync(cancellationToken) : "not computed";
        if (digest != _archive.Sha256)
        {
            var length = part.Length;
            part.Restart(null);
            throw new DownloadFailedException(string.Create(
                CultureInfo.InvariantCulture,
                $"what {_archive.Url} serves is not the archive expected ({length} bytes with SHA-256 {digest}, expected {_archive.Size} with {_archive.Sha256}), and was thrown away"));
        }
    }

    /// <summary>One request, from where the part file ends. Returns at the end of the answer, whether or not that was all.</summary>
    private async Task ConnectAsync(HttpClient http, PartFile part, DownloadMeter meter, CancellationToken cancellationToken)
    {
        using var watch = new StallWatch(search.StallTimeout, time, cancellationToken);
        try
        {
            using var request = Request(part);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, watch.Token);
            if (!Accept(response, part))
            {
                return;
            }

            meter.Begin(part.Length);
            var before = part.Length;
            await using var content = await response.Content.ReadAsStreamAsync(watch.Token);
            var buffer = new byte[1 << 16];
            int read;
            while ((read = await content.ReadAsync(buffer, watch.Token)) > 0)
            {
                watch.Came(read);
                if (part.Length + read > _archive.Size)
                {
                    part.Restart(null);
                    throw new DownloadFailedException($"what {_archive.Url} serves is longer than the archive expected, and was thrown away");
                }

                await part.AppendAsync(buffer.AsMemory(0, read), cancellationToken);
                meter.Report(part.Length);
            }

            if (part.Length < _archive.Size)
            {
                throw new DownloadBrokenException(string.Create(
                    CultureInfo.InvariantCulture, $"{_archive.Url} ended after {part.Length} of {_archive.Size} bytes ({part.Length - before} of them now)"));
            }
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && DownloadTrouble.Explain(e, _archive.Url, search, watch) is { } why)
        {
            throw new DownloadBrokenException(why, e);
        }
    }

    private HttpRequestMessage Request(PartFile part)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, _archive.Url);
        if (part.Length > 0)
        {
            request.Headers.Range = new RangeHeaderValue(part.Length, null);

            // Without a tag the digest alone tells whether the two parts belong together.
            request.Headers.IfRange = part.Tag() is { } tag ? new RangeConditionHeaderValue(EntityTagHeaderValue.Parse(tag)) : null;
        }

        return request;
    }

    /// <summary>Makes the part file ready for the answer's bytes; false where the question must be asked again, from the start.</summary>
    private static bool Accept(HttpResponseMessage response, PartFile part)
    {
        switch (response.StatusCode)
        {
            case HttpStatusCode.PartialContent when response.Content.Headers.ContentRange?.From == part.Length:
                return true;
            case HttpStatusCode.PartialContent or HttpStatusCode.RequestedRangeNotSatisfiable when part.Length > 0:
                part.Restart(null);
                return false;
            case HttpStatusCode.OK:
                part.Restart(response.Headers.ETag is { IsWeak: false } tag ? tag.Tag : null);
                return true;
            default:
                throw new DownloadFailedException(string.Create(
                    CultureInfo.InvariantCulture, $"{response.RequestMessage?.RequestUri} answered {(int)response.StatusCode} ({response.ReasonPhrase})"));
        }
    }

    private SocketsHttpHandler Handler() => new()
    {
        ConnectTimeout = search.ConnectTimeout,

        // A proxy cannot know what this machine calls itself.
        UseProxy = !_archive.Url.IsLoopback,
    };
}
