using HarOrleans.Client;
using HarOrleans.Host.CommandLine;
using HarOrleans.Host.Hosting;
using HarOrleans.Host.Output;

namespace HarOrleans.Host.Reading;

/// <summary>What every verb that only reads does: opens the state folder, asks, writes the answer.</summary>
/// <param name="options">What all of them take.</param>
/// <param name="time">The clock.</param>
internal sealed class ReadJob(ReadOptions options, TimeProvider time)
{
    /// <summary>Runs as a process and returns the exit code.</summary>
    /// <param name="ask">The question.</param>
    internal Task<int> RunAsync(Question ask) =>
        HarProcess.RunAsync(Terminal.ForProcess(options.Json == "-"), async (terminal, log, interrupted) =>
        {
            var json = JsonTarget.Open(options.Json);
            Answer answer;
            await using (var connection = await StateConnection.OpenAsync(options.State, log, time, interrupted))
            {
                answer = await ask(connection.Client, interrupted);
            }

            if (json is not null)
            {
                await json.WriteAsync(JsonText.Write(answer.Document));
            }

            foreach (var line in options.Json == "-" ? [] : answer.Lines)
            {
                terminal.Line(line);
            }

            return answer.ExitCode;
        });
}
