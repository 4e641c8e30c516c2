using HarOrleans.Abstractions;
using HarOrleans.Host.CommandLine;
using HarOrleans.Host.Hosting;
using HarOrleans.Host.Output;
using HarOrleans.Host.Reading;
using HarOrleans.Storage;

namespace HarOrleans.Host.Databases;

/// <summary>Runs a verb of <c>har db</c> as a process.</summary>
internal static class SchemaJob
{
    /// <summary>Asks, writes the answer, and returns the exit code.</summary>
    internal static Task<int> RunAsync(ReadOptions options, SchemaQuestion question) =>
        HarProcess.RunAsync(Terminal.ForProcess(options.Json == "-"), async (terminal, _, interrupted) =>
        {
            var json = JsonTarget.Open(options.Json);
            var answer = await AskAsync(options, question, interrupted);
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

    private static async Task<Answer> AskAsync(ReadOptions options, SchemaQuestion question, CancellationToken cancellationToken)
    {
        var postgres = PostgresOption.OrElsewhere(options.Postgres);
        try
        {
            return await question(Path.GetFullPath(options.State), postgres, cancellationToken);
        }
        catch (Exception e) when (e is StorageUnavailableException or SchemaMismatchException)
        {
            throw BadDatabase.Of(e, options.State, postgres);
        }
    }
}
