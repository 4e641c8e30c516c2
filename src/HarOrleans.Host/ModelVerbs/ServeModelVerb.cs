using System.CommandLine;
using HarOrleans.Host.CommandLine;
using HarOrleans.Host.Output;

namespace HarOrleans.Host.ModelVerbs;

/// <summary><c>har serve-model</c>: one model over HTTP.</summary>
internal sealed class ServeModelVerb
{
    private readonly ServedModelOptions _model = new();
    private readonly Option<string> _state = Options.Text("--state", "DIR", "Folder of the server that a trial or a registered model is looked for in; it may run or not.", Defaults.State);
    private readonly Option<int> _port = Options.Whole("--port", "Port on 127.0.0.1; 0 takes any free one.", 5001, 0, 65535);

    /// <summary>Makes the command.</summary>
    internal Command Create(ModelRunner run)
    {
        var command = new Command("serve-model", "Serve one model over HTTP, as MLflow's scoring server does: POST /invocations, GET /ping, /health and /version.");
        foreach (var option in _model.Symbols.OfType<Option>())
        {
            command.Add(option);
        }

        command.Add(_state);
        command.Add(_port);
        command.SetAction((parsed, _) => run(false, async (terminal, log, interrupted) =>
        {
            using var model = await _model.LoadAsync(new ModelCall(parsed, parsed.GetRequiredValue(_state), terminal, log, interrupted));
            await using var app = ScoringServer.Build(model, parsed.GetValue(_port), log);
            try
            {
                await app.StartAsync(interrupted);
            }
            catch (IOException e)
            {
                throw new BadInputException($"--port {parsed.GetValue(_port)}: {e.Message.TrimEnd('.')}. Give another, or 0 for any free one.");
            }

            terminal.Line($"Serving on {app.Urls.First()}/invocations until Ctrl+C.");
            await Task.Delay(Timeout.InfiniteTimeSpan, interrupted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await app.StopAsync(CancellationToken.None);
            return ExitCodes.Done;
        }));
        return command;
    }
}
