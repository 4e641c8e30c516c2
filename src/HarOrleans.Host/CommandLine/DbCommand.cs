using System.CommandLine;
using HarOrleans.Host.Databases;

namespace HarOrleans.Host.CommandLine;

/// <summary>The command <c>har db</c> and its verbs.</summary>
internal static class DbCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="run">Does the work; its result is the exit code.</param>
    internal static Command Create(Func<ReadOptions, SchemaQuestion, Task<int>> run) => new("db", "Look at a database's schema, and bring it up to date.")
    {
        Verb("migrate", "Apply the migrations that the database lacks. Twice is once; a newer database is refused, unless what it has beyond this program only adds.", SchemaQuestions.MigrateAsync, run),
        Verb("status", "Show which migrations the database has and lacks, and what other versions work with; exit code 1 where it lacks any. Changes nothing.", SchemaQuestions.StatusAsync, run),
    };

    private static Command Verb(string name, string description, SchemaQuestion question, Func<ReadOptions, SchemaQuestion, Task<int>> run)
    {
        var command = new Command(name, description);
        var options = ReadOptionsOf.AddTo(command);
        command.SetAction((parsed, _) => run(options.Read(parsed), question));
        return command;
    }
}
