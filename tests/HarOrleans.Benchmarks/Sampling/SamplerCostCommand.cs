using System.CommandLine;

namespace HarOrleans.Benchmarks;

/// <summary><c>sampler-cost</c>: what one trial costs in a study that has many.</summary>
internal static class SamplerCostCommand
{
    private const string Memory = "memory";
    private const string Sqlite = "sqlite";

    internal static Command Create()
    {
        var history = new Option<int>("--history") { Description = "Trials that the study has already.", DefaultValueFactory = _ => 1000 };
        var store = new Option<string>("--store") { Description = "memory: the sampler alone. sqlite: ask and tell at a server with its database.", DefaultValueFactory = _ => Memory };
        store.AcceptOnlyFromAmong(Memory, Sqlite);
        var json = Options.Json();
        var command = new Command("sampler-cost", "CPU time of one trial of TPE on hpo7, by the length of the history.") { history, store, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var trials = parsed.GetValue(history);
            var figures = parsed.GetValue(store) == Sqlite ? await StoredCost.MeasureAsync(trials, cancellationToken) : MemoryCost.Measure(trials);
            return await Options.WriteAsync(figures, parsed.GetValue(json), cancellationToken);
        });
        return command;
    }
}
