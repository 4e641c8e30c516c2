using System.Globalization;

namespace HarOrleans.Data.Acquisition;

/// <summary>What went wrong with a connection, in words.</summary>
internal static class DownloadTrouble
{
    /// <summary>The words, without a full stop; null for an error that is none of the network's.</summary>
    internal static string? Explain(Exception error, Uri url, DataSearch search, StallWatch watch) => error switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => $"no network, or no such host: {url.Host}",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } e => $"no secure connection to {url.Host}: {Innermost(e)}",
        HttpRequestException e => $"no connection to {url.Host}: {Innermost(e)}",
        OperationCanceledException when watch.HasStalled => string.Create(
            CultureInfo.InvariantCulture, $"{url.Host} sent too little for {search.StallTimeout.TotalSeconds:0.###} s"),
        OperationCanceledException => string.Create(CultureInfo.InvariantCulture, $"no connection to {url.Host} within {search.ConnectTimeout.TotalSeconds:0.###} s"),
        IOException e => $"the connection to {url.Host} broke: {Innermost(e)}",
        _ => null,
    };

    private static string Innermost(Exception error) => error.GetBaseException().Message.TrimEnd('.');
}
