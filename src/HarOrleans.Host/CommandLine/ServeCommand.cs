using System.CommandLine;

namespace HarOrleans.Host.CommandLine;

/// <summary>The command <c>har serve</c>.</summary>
internal static class ServeCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="run">Does the work; its result is the exit code.</param>
    internal static Command Create(Func<ServeOptions, Task<int>> run)
    {
        var state = Options.Text("--state", "DIR", "Folder of the database and the artifacts; made where it is absent.", Defaults.State);
        var postgres = PostgresOption.Create();
        var migrate = MigrateOption.Create();
        var port = Options.Whole("--port", "Port of the dashboard on 127.0.0.1; 0 takes any free one.", Defaults.Port, 0, 65535);
        var slots = Options.Whole("--slots", "Trials that run at a time.", Defaults.Parallel, 1, 64);
        var devices = Options.OptionalText("--devices", "cuda:0,…", "Devices that the slots calculate on, one after the other and over again: cpu, cuda:0 and so on. Default: the GPUs that nvidia-smi lists, where this program was built with -p:HarTorch=cuda, else cpu.");
        var objectives = Options.OptionalText("--objectives", "DLL|DIR", "Assemblies with objectives, samplers and pruners of your own (also HAR_OBJECTIVES): a DLL, or a folder of them. Their code runs with this process's rights.");

        var command = new Command("serve", "Serve a state folder, or as one of several servers a PostgreSQL database: its studies go on, and the dashboard shows them, until Ctrl+C.") { state, postgres, migrate, port, slots, devices, objectives };
        var place = ClusterArguments.AddTo(command);
        var monitoring = MonitoringArguments.AddTo(command);
        var manner = MannerOptions.AddTo(command);
        command.SetAction((parsed, _) => run(new ServeOptions
        {
            State = parsed.GetRequiredValue(state),
            Postgres = parsed.GetValue(postgres),
            Migrate = parsed.GetValue(migrate),
            Port = parsed.GetValue(port),
            Slots = parsed.GetValue(slots),
            Devices = parsed.GetValue(devices),
            Objectives = parsed.GetValue(objectives),
            Place = place.Read(parsed),
            Monitoring = monitoring.Monitoring(parsed),
            JsonLog = monitoring.JsonLog(parsed),
            Manner = manner.Read(parsed),
        }));
        return command;
    }
}
