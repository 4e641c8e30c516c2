using System.CommandLine;

namespace HarOrleans.Host.CommandLine;

/// <summary>The command <c>har doctor</c>.</summary>
internal static class DoctorCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="run">Does the work; its result is the exit code.</param>
    /// <param name="tryLibrary">Loads libtorch in this process; its result is the exit code.</param>
    internal static Command Create(Func<DoctorOptions, Task<int>> run, Func<int> tryLibrary)
    {
        var state = Options.Text("--state", "DIR", "Folder that a demo would work in.", Defaults.State);
        var port = Options.Whole("--port", "Port that a demo's dashboard would have.", Defaults.Port, 0, 65535);
        var data = Options.OptionalText("--data", "DIR|ZIP", "Data that a demo would take. Left out: looked for as a demo does.");
        var json = Options.BareText("--json", "FILE|-", "Write the findings as one JSON document, to a file, or to standard output (- or nothing).", "-");

        // For the command itself, which tries in a process of its own what may end a process.
        var library = new Command("libtorch", "Load libtorch in this process.") { Hidden = true };
        library.SetAction(_ => tryLibrary());

        var command = new Command("doctor", "Look at what a demo needs here, and say what to do about the rest. Changes nothing.") { state, port, data, json, library };
        var manner = MannerOptions.AddTo(command, "Say paths and digests too.");
        command.SetAction((parsed, _) => run(new DoctorOptions
        {
            State = parsed.GetRequiredValue(state),
            Port = parsed.GetValue(port),
            Data = parsed.GetValue(data),
            Json = parsed.GetValue(json),
            Manner = manner.Read(parsed),
        }));
        return command;
    }
}
