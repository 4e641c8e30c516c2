namespace HarOrleans.Data.Acquisition;

/// <summary>A connection did not come about or broke; another one may do. The message says why, without a full stop at its end.</summary>
internal sealed class DownloadBrokenException(string message, Exception? inner = null) : Exception(message, inner);
