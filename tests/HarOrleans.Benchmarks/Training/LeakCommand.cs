using System.CommandLine;
using System.Globalization;
using HarOrleans.Data;

namespace HarOrleans.Benchmarks;

/// <summary><c>leak</c>: what a study reports when it chooses by the test file, keeps the subject's number, or takes what the last epoch left.</summary>
internal static class LeakCommand
{
    internal static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder with train.csv[.gz] and test.csv[.gz].", Required = true };
        var trials = new Option<int>("--trials") { Description = "Trials of each study.", DefaultValueFactory = _ => 6 };
        var epochs = new Option<int>("--epochs") { Description = "Epochs of each trial.", DefaultValueFactory = _ => 10 };
        var seed = new Option<int>("--seed") { Description = "Seed of the parameters and the trainings.", DefaultValueFactory = _ => 0 };
        var json = Options.Json();
        var command = new Command("leak", "The same random study under both protocols, with and without subject, by best and by last epoch.") { data, trials, epochs, seed, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var dataset = HarData.Load(parsed.GetRequiredValue(data), cancellationToken);
            List<LeakFigures> figures = [];
            Console.Error.WriteLine("| protocol | subject | epoch | the study reports | its winner on the test file |");
            Console.Error.WriteLine("| --- | --- | --- | --- | --- |");
            foreach (var protocol in HarData.Protocols.Reverse())
            {
                foreach (var subject in (bool[])[true, false])
                {
                    var study = LeakStudy.Run(
                        LeakData.Prepare(dataset, protocol, subject), protocol, subject, parsed.GetValue(trials), parsed.GetValue(epochs), parsed.GetValue(seed), cancellationToken);
                    foreach (var each in study)
                    {
                        Console.Error.WriteLine(string.Create(
                            CultureInfo.InvariantCulture,
                            $"| {each.Protocol} | {(each.Subject ? "a feature" : "left out")} | {each.Epoch} | {each.Reported:0.0000} ({each.ReportedLow:0.0000} to {each.ReportedHigh:0.0000}) | {each.Test:0.0000} ({each.TestLow:0.0000} to {each.TestHigh:0.0000}) |"));
                        figures.Add(each);
                    }
                }
            }

            return await Options.WriteAsync(figures, parsed.GetValue(json), cancellationToken);
        });
        return command;
    }
}
