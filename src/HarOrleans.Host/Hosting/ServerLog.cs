namespace HarOrleans.Host.Hosting;

/// <summary>Where a server's log lines go.</summary>
/// <param name="Write">Takes the lines; may be called by any thread.</param>
/// <param name="Least">The lowest level that is written.</param>
/// <param name="Json">Whether it is written as JSON to standard error, and not by <paramref name="Write"/>.</param>
internal sealed record ServerLog(Action<string> Write, LogLevel Least = LogLevel.Warning, bool Json = false);
