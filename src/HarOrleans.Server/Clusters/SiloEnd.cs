using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace HarOrleans.Server;

/// <summary>
/// Ends the program where its silo cannot go on: the others have declared it dead while it was frozen or cut off, and its place is taken. Orleans' own handler would abort the
/// process, with a core dump; here it stops in order, within the time that stopping has, and whoever started it starts it again.
/// </summary>
internal sealed partial class SiloEnd(IHostApplicationLifetime program, ILogger<SiloEnd> logger) : IFatalErrorHandler
{
    public bool IsUnexpected(Exception exception) => exception is not OperationCanceledException;

    public void OnFatalException(object? sender, string? context, Exception? exception)
    {
        CannotGoOn(logger, exception, context ?? sender?.GetType().Name ?? "unknown");
        program.StopApplication();
    }

    [LoggerMessage(1, LogLevel.Critical, "This silo cannot go on, so this server stops; a start joins the cluster again, and nothing that was acknowledged is lost. {Reason}")]
    private static partial void CannotGoOn(ILogger logger, Exception? error, string reason);
}
