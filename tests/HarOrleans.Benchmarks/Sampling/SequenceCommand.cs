using System.CommandLine;
using HarOrleans.Contracts;
using HarOrleans.Optimization;

namespace HarOrleans.Benchmarks;

/// <summary><c>tpe-sequence</c>: the trials that TPE makes one after the other, to lay beside Optuna's.</summary>
internal static class SequenceCommand
{
    internal static Command Create()
    {
        var function = Options.Function();
        var version = new Option<string>("--version") { Description = "Whose rules: 5.0 or 4.9.", DefaultValueFactory = _ => TpeSamplerConstants.Version50 };
        version.AcceptOnlyFromAmong(TpeSamplerConstants.Version50, TpeSamplerConstants.Version49);
        var seed = new Option<uint>("--seed") { Description = "The seed, as numpy takes it." };
        var trials = new Option<int>("--trials") { Description = "How many trials.", DefaultValueFactory = _ => 60 };
        var json = Options.Json();
        var command = new Command("tpe-sequence", "Trials of TPE with the generators of Optuna: parameters and values.") { function, version, seed, trials, json };
        command.SetAction((parsed, cancellationToken) =>
        {
            var options = parsed.GetValue(version) == TpeSamplerConstants.Version49 ? TpeSamplerOptions.Optuna49 : TpeSamplerOptions.Optuna50;
            var steps = SequentialStudy.Run(TestFunctions.ByName[parsed.GetRequiredValue(function)], options, parsed.GetValue(seed), parsed.GetValue(trials));
            return Options.WriteAsync(Json(steps), parsed.GetValue(json), cancellationToken);
        });
        return command;
    }

    private static object Json(IEnumerable<FrozenTrial> steps) => steps.Select(trial => new { trial.Params, trial.Value });
}
