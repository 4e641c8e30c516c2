using HarOrleans.Host.Reading;
using HarOrleans.Server;
using HarOrleans.Storage;

namespace HarOrleans.Host.Databases;

/// <summary>The verbs of <c>har db</c>.</summary>
internal static class SchemaQuestions
{
    /// <summary>Shows how far the schema is.</summary>
    internal static async Task<Answer> StatusAsync(string stateFolder, PostgresAddress? postgres, CancellationToken cancellationToken)
    {
        var status = await StateDatabases.StatusAsync(stateFolder, postgres, cancellationToken);
        return new Answer(
            [$"Database  {status.Database}", .. status.Applied.Select(name => $"applied   {name}"), .. status.Missing.Select(name => $"missing   {name}")],
            new SchemaDocument(status.Database, status.Applied, status.Missing),
            status.Missing.Count == 0 ? ExitCodes.Done : ExitCodes.Failed);
    }

    /// <summary>Applies what is missing.</summary>
    internal static async Task<Answer> MigrateAsync(string stateFolder, PostgresAddress? postgres, CancellationToken cancellationToken)
    {
        var before = await StateDatabases.MigrateAsync(stateFolder, postgres, cancellationToken);
        var lines = before.Missing.Count == 0 ? ["up to date"] : before.Missing.Select(name => $"applied   {name}");
        return new Answer(
            [$"Database  {before.Database}", .. lines],
            new SchemaDocument(before.Database, [.. before.Applied, .. before.Missing], []));
    }
}
