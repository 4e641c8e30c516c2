using System.CommandLine;
using HarOrleans.Data;
using HarOrleans.Host.Demo;

namespace HarOrleans.Host.CommandLine;

/// <summary>The command <c>har demo</c>: its options, and what they mean together.</summary>
internal static class DemoCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="run">Does the work; its result is the exit code.</param>
    internal static Command Create(Func<DemoOptions, Task<int>> run)
    {
        var data = Options.OptionalText(
            "--data", "DIR|ZIP", "Folder with train.csv and test.csv, or train.csv.gz and test.csv.gz; or the UCI archive as it is downloaded. Left out: HAR_DATA, else the cache, else a download of the UCI HAR data, else simulated data.");
        var simulate = new Option<bool>("--simulate") { Description = "Take simulated data, whatever there is." };
        var noDownload = new Option<bool>("--no-download") { Description = "Do not download data (also HAR_NO_DOWNLOAD=1)." };
        var protocol = Options.Choice("--protocol", "PROTOCOL", "How the data becomes training and validation samples.", Defaults.Protocol, HarData.Protocols);
        var objective = Options.Choice("--objective", "OBJECTIVE", "What a trial trains: an LSTM on features, or an LSTM or a CNN on raw windows.", DemoSpaces.Objectives[0], DemoSpaces.Objectives);
        var settings = Options.Pairs("--set", "Training option, for example scheduler=OneCycleLR, or a parameter that is fixed instead of searched, for example num_layers=1; repeatable. Part of the study, as the seed is.", DemoStudy.OwnSettings, "scheduler=OneCycleLR");
        var refit = new Option<bool>("--refit") { Description = "After the study train the winner once more, on all people of the training file, and test that too." };
        var study = Options.Text("--study", "NAME", "Name of the study to make or to continue.", Defaults.Study);
        var trials = Options.Whole("--trials", "Finished trials that the study shall have in all.", Defaults.Trials, 1, 1_000_000);
        var epochs = Options.Whole("--epochs", "Most epochs of a trial.", Defaults.Epochs, 1, 1_000_000);
        var seed = Options.Seed("--seed", "Seed of everything that is drawn.");
        var parallel = Options.Whole("--parallel", "Trials that run at a time. The result is the same for every number.", Defaults.Parallel, 1, 64);
        var window = Options.Whole("--window", "Trials that may be open while the next is sampled, so at most that many run at a time. Part of the study, as the seed is.", Defaults.Window, 1, 1_000);
        var state = Options.Text("--state", "DIR", "Folder of the database and the artifacts; made where it is absent.", Defaults.State);
        var postgres = PostgresOption.Create();
        var migrate = MigrateOption.Create();
        var port = Options.Whole("--port", "Port of the dashboard on 127.0.0.1; 0 takes any free one.", Defaults.Port, 0, 65535);
        var exit = new Option<bool>("--exit") { Description = "Leave when the study is done, instead of serving the dashboard until Ctrl+C." };
        var json = Options.OptionalText("--json", "FILE|-", "Write the result as one JSON document, to a file or to standard output (-).");

        var command = new Command("demo", "Tune an LSTM on human activity recognition data, live on the dashboard, and print the best trial.")
        {
            data, simulate, noDownload, protocol, objective, settings, refit, study, trials, epochs, seed, parallel, window, state, postgres, migrate, port, exit, json,
        };
        var manner = MannerOptions.AddTo(command);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(simulate) && parsed.GetResult(data) is not null)
            {
                parsed.AddError("--simulate: simulated data was asked for together with --data. Leave one of the two out.");
            }

            if (parsed.GetValue(refit) && parsed.GetValue(protocol) == HarData.NotebookProtocol)
            {
                parsed.AddError($"--refit: protocol '{HarData.NotebookProtocol}' trains with the whole training file as it is, and has used the test file up. Leave one of the two out.");
            }
        });
        command.SetAction((parsed, _) => run(new DemoOptions
        {
            Data = parsed.GetValue(data),
            Simulate = parsed.GetValue(simulate),
            NoDownload = parsed.GetValue(noDownload),
            Protocol = parsed.GetRequiredValue(protocol),
            Objective = parsed.GetRequiredValue(objective),
            Settings = parsed.GetValue(settings) ?? [],
            Refit = parsed.GetValue(refit),
            Study = parsed.GetRequiredValue(study),
            Trials = parsed.GetValue(trials),
            Epochs = parsed.GetValue(epochs),
            Seed = parsed.GetValue(seed),
            Parallel = parsed.GetValue(parallel),
            Window = parsed.GetValue(window),
            State = parsed.GetRequiredValue(state),
            Postgres = parsed.GetValue(postgres),
            Migrate = parsed.GetValue(migrate),
            Port = parsed.GetValue(port),
            Exit = parsed.GetValue(exit),
            Json = parsed.GetValue(json),
            Manner = manner.Read(parsed),
        }));
        return command;
    }
}
