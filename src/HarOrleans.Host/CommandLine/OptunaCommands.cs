using System.CommandLine;
using HarOrleans.Host.Optuna;
using HarOrleans.Host.Reading;
using HarOrleans.Host.Reading.Studies;

namespace HarOrleans.Host.CommandLine;

/// <summary><c>har import optuna</c> and <c>har export optuna</c>.</summary>
internal static class OptunaCommands
{
    internal static Command CreateImport(Func<ReadOptions, Func<CancellationToken, Task<Question>>, Access, Task<int>> run)
    {
        var from = new Argument<string>("FILE") { Description = "Optuna's SQLite file, plain or as .xz, or postgresql://user:password@host/database." };
        var study = Options.OptionalText("--study", "NAME", "Which of several studies; of one the name that it gets here. Default: its own.");
        var command = new Command("optuna", "Import a study of Optuna's with all of its trials. Twice is once; a study that has grown gets what is new.") { from, study };
        var options = ReadOptionsOf.AddTo(command);
        command.SetAction((parsed, _) => run(
            options.Read(parsed),
            cancelled => OptunaImport.PrepareAsync(parsed.GetRequiredValue(from), parsed.GetValue(study), cancelled),
            Access.Make));
        return command;
    }

    /// <summary>Gives <c>har export</c>, which writes models, the verb that writes studies.</summary>
    internal static Command AddExport(Command export, Func<ReadOptions, Question, Access, Task<int>> run)
    {
        var study = new Argument<string>("STUDY") { Description = "The study." };
        var file = new Argument<string>("FILE") { Description = "The SQLite file to make." };
        var command = new Command("optuna", "Write a study as an SQLite file that Optuna opens.") { study, file };
        var options = ReadOptionsOf.AddTo(command);
        command.SetAction((parsed, _) => run(
            options.Read(parsed),
            async (client, cancelled) => await OptunaExport.RunAsync(await StudyFinder.FindAsync(client, parsed.GetRequiredValue(study), cancelled), parsed.GetRequiredValue(file), cancelled),
            Access.Read));
        export.Add(command);
        return export;
    }
}
