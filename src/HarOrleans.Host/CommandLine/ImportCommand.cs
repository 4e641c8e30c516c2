using System.CommandLine;
using HarOrleans.Host.Mlflow;
using HarOrleans.Host.Reading;

namespace HarOrleans.Host.CommandLine;

/// <summary>The command <c>har import</c>: a verb for each system that things are taken over from.</summary>
internal static class ImportCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="run">Prepares, opens the state folder and asks; its result is the exit code.</param>
    internal static Command Create(Func<ReadOptions, Func<CancellationToken, Task<Question>>, Access, Task<int>> run) =>
        new("import", "Take studies, experiments and runs over from elsewhere.") { OptunaCommands.CreateImport(run), Mlflow(run) };

    private static Command Mlflow(Func<ReadOptions, Func<CancellationToken, Task<Question>>, Access, Task<int>> run)
    {
        var from = new Argument<string>("DIR|TAR") { Description = "MLflow's mlruns folder, or a .tar, .tar.xz or .tar.gz of it." };
        var command = new Command("mlflow", "Import MLflow's file store: experiments, runs with params, histories, tags and files, logged models. Twice is once.") { from };
        var options = ReadOptionsOf.AddTo(command);
        command.SetAction((parsed, _) =>
        {
            var read = options.Read(parsed);
            return run(read, cancelled => MlflowImport.PrepareAsync(parsed.GetRequiredValue(from), cancelled), Access.Make);
        });
        return command;
    }
}
