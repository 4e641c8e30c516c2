using Microsoft.Extensions.Logging;

namespace HarOrleans.Dashboard;

/// <summary>Everything that the dashboard logs.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 7001, Level = LogLevel.Warning, Message = "A page could not read what it shows; it tries again.")]
    public static partial void PageFault(ILogger logger, Exception fault);
}
