using HarOrleans.Client;
using HarOrleans.Host.CommandLine;
using HarOrleans.Host.Hosting;
using HarOrleans.Host.Output;

namespace HarOrleans.Host.Reading;

/// <summary>What every verb about a state folder does: opens the state folder, asks, writes the answer.</summary>
/// <param name="options">What all of them take.</param>
/// <param name="time">The clock.</param>
internal sealed class ReadJob(ReadOptions options, TimeProvider time)
{
    /// <summary>Runs as a process and returns the exit code.</summary>
    /// <param name="ask">The question.</param>
    /// <param name="access">What it does to the folder.</param>
    internal Task<int> RunAsync(Question ask, Access access = Access.Read) => RunAsync(_ => Task.FromResult(ask), access);

    /// <summary>Runs as a process and returns the exit code.</summary>
    /// <param name="prepare">Checks what was given, before the state folder is opened, and makes the question.</param>
    /// <param name="access">What it does to the folder.</param>
    internal Task<int> RunAsync(Func<CancellationToken, Task<Question>> prepare, Access access) =>
        HarProcess.RunAsync(Terminal.ForProcess(options.Json == "-"), async (terminal, log, interrupted) =>
        {
            var json = JsonTarget.Open(options.Json);
            var ask = await prepare(interrupted);
            Answer answer;
            await using (var connection = await StateConnection.OpenAsync(options.State, PostgresOption.OrElsewhere(options.Postgres), access, log, time, interrupted))
            {
                answer = await ask(connection.Client, interrupted);
                if (json is not null)
                {
                    // A document may still be reading while it is written.
                    await json.WriteAsync(file => JsonText.WriteAsync(file, answer.Document, interrupted));
                }
            }

            foreach (var line in options.Json == "-" ? [] : answer.Lines)
            {
                terminal.Line(line);
            }

            return answer.ExitCode;
        });

    /// <summary>Runs as a process that writes lines as they come; an interrupt is its proper end.</summary>
    /// <param name="work">Writes them.</param>
    internal Task<int> FollowAsync(Func<HarClient, Action<string>, CancellationToken, Task> work) =>
        HarProcess.RunAsync(Terminal.ForProcess(standardOutputIsTaken: false), async (terminal, log, interrupted) =>
        {
            try
            {
                await using var connection = await StateConnection.OpenAsync(options.State, PostgresOption.OrElsewhere(options.Postgres), Access.Read, log, time, interrupted);
                await work(connection.Client, terminal.Line, interrupted);
            }
            catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
            {
            }

            return ExitCodes.Done;
        });
}
