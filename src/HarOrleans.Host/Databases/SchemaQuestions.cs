using HarOrleans.Host.Reading;
using HarOrleans.Server;
using HarOrleans.Storage;

namespace HarOrleans.Host.Databases;

/// <summary>The verbs of <c>har db</c>.</summary>
internal static class SchemaQuestions
{
    private const string Adds = "  (only adds: older servers work on, and start, beside it)";
    private const string Newer = "  (newer than this program, which works with it)";

    /// <summary>Shows how far the schema is.</summary>
    internal static async Task<Answer> StatusAsync(string stateFolder, PostgresAddress? postgres, CancellationToken cancellationToken)
    {
        var status = await StateDatabases.StatusAsync(stateFolder, postgres, cancellationToken);
        return new Answer(
            [$"Database  {status.Database}", .. status.Applied.Select(name => $"applied   {name}{(status.Later.Contains(name) ? Newer : "")}"), .. status.Missing.Select(name => $"missing   {name}{(status.Adding.Contains(name) ? Adds : "")}")],
            new SchemaDocument(status.Database, status.Applied, status.Missing, status.Later, status.Adding),
            status.Missing.Count == 0 ? ExitCodes.Done : ExitCodes.Failed);
    }

    /// <summary>Applies what is missing.</summary>
    internal static async Task<Answer> MigrateAsync(string stateFolder, PostgresAddress? postgres, CancellationToken cancellationToken)
    {
        var before = await StateDatabases.MigrateAsync(stateFolder, postgres, cancellationToken);
        var lines = before.Missing.Count == 0 ? ["up to date"] : before.Missing.Select(name => $"applied   {name}");
        return new Answer(
            [$"Database  {before.Database}", .. lines, .. before.Later.Select(name => $"applied   {name}{Newer}")],
            new SchemaDocument(before.Database, [.. before.Applied, .. before.Missing], [], before.Later, []));
    }
}
