namespace HarOrleans.Data.Acquisition;

/// <summary>The archive could not be had. The message says why, without a full stop at its end.</summary>
internal sealed class DownloadFailedException(string message, Exception? inner = null) : Exception(message, inner);
