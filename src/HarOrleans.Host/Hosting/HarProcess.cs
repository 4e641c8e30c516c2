using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Host.Output;
using HarOrleans.Server;
using HarOrleans.Training;

namespace HarOrleans.Host.Hosting;

/// <summary>Runs one command as a process: its signals, its words and its exit code.</summary>
internal static class HarProcess
{
    /// <summary>Runs a command and returns the exit code. Errors are told on standard error.</summary>
    /// <param name="terminal">Takes the words for people.</param>
    /// <param name="run">The command: terminal, log and interrupt in, exit code out.</param>
    internal static async Task<int> RunAsync(Terminal terminal, Func<Terminal, ServerLog, CancellationToken, Task<int>> run)
    {
        // Log lines and progress that share one terminal take turns; a redirected standard error gets its lines directly.
        Action<string> log = terminal.IsLive && !Console.IsErrorRedirected ? terminal.Line : Console.Error.WriteLine;
        using var interrupts = Interrupts.Listen(log, () =>
        {
            terminal.ShowCursor();
            ProcessEnd.Now(ExitCodes.Interrupted);
        });
        try
        {
            return await run(terminal, new ServerLog(log, terminal.Verbosity == Verbosity.Verbose ? LogLevel.Information : LogLevel.Warning), interrupts.Token);
        }
        catch (Exception e)
        {
            var (code, message) = Outcome(e, interrupts.Token.IsCancellationRequested);
            await Console.Error.WriteLineAsync($"har: {message}");
            return code;
        }
    }

    /// <summary>The exit code and the message for an error.</summary>
    internal static (int Code, string Message) Outcome(Exception error, bool interrupted) => error switch
    {
        StudyMismatchException { Field: HarLstm.TrainSha256 or HarLstm.TestSha256 } mismatch => (ExitCodes.BadInput, OtherData(mismatch)),
        BadInputException or InvalidSpecException or StudyMismatchException => (ExitCodes.BadInput, error.Message),
        StateFolderInUseException or StateFolderUnusableException or PortInUseException => (ExitCodes.BadInput, error.Message),
        _ when interrupted => (ExitCodes.Interrupted, "interrupted; the same command goes on from here"),
        OperationCanceledException => (ExitCodes.Interrupted, $"{error.Message} The same command goes on from here."),
        StorageUnavailableException => (ExitCodes.Failed, $"{error.Message} All that was acknowledged is stored; the same command goes on from there."),
        HarException => (ExitCodes.Failed, error.Message),
        _ => (ExitCodes.Failed, $"the server failed: {error.GetType().Name}: {error.Message}"),
    };

    /// <summary>Nobody types a digest: the message says what to change.</summary>
    private static string OtherData(StudyMismatchException mismatch) =>
        $"Study '{mismatch.Study}' was made on other data: {mismatch.Field} = {mismatch.Stored}, but here it is {mismatch.Given}. "
        + "Name its folder with --data (or give --simulate where it was simulated), or take another name with --study.";
}
