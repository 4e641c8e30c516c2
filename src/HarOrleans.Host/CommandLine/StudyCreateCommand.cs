using System.CommandLine;
using HarOrleans.Contracts;
using HarOrleans.Host.Reading;
using HarOrleans.Host.StudyVerbs;
using HarOrleans.Optimization;

namespace HarOrleans.Host.CommandLine;

/// <summary>The command <c>har study create</c>: a study's whole specification, but for the objective, which is outside.</summary>
internal static class StudyCreateCommand
{
    private const string Requeue = "requeue";
    private const string Fail = "fail";

    /// <summary>Makes the command.</summary>
    /// <param name="run">Opens the state folder and asks; its result is the exit code.</param>
    internal static Command Create(Func<ReadOptions, Question, Access, Task<int>> run)
    {
        var name = new Argument<string>("NAME") { Description = "The study's name." };
        var experiment = Options.OptionalText("--experiment", "NAME", "The experiment that its runs go to; made where it is absent. Default: one of the study's name.");
        var directions = new Option<StudyDirection[]>("--direction") { Description = "minimize or maximize; with several objectives once for each. Default: minimize.", HelpName = "DIRECTION", AllowMultipleArgumentsPerToken = true };
        var metrics = new Option<string[]>("--metric-name") { Description = "What a value is; with several objectives once for each.", HelpName = "NAME", AllowMultipleArgumentsPerToken = true };
        var space = Options.OptionalText("--search-space", "JSON", "What trials are drawn from: a JSON object of names to distributions in Optuna's form. Default: each ask brings its own.");
        var sampler = Options.Text("--sampler", "NAME", "The sampler.", SamplerNames.Tpe);
        var samplerOptions = Options.Pairs("--sampler-option", "An option of the sampler, under Optuna's name, such as n_startup_trials=20; may be repeated.", [], "n_startup_trials=20");
        var pruner = Options.OptionalText("--pruner", "NAME", "The pruner. Default: median, and nop with several objectives.");
        var prunerOptions = Options.Pairs("--pruner-option", "An option of the pruner, such as n_warmup_steps=5; may be repeated.", [], "n_warmup_steps=5");
        var seed = Options.Seed("--seed", "Fixes everything that is drawn.");
        var retries = Options.Whole("--max-retries", "How often a trial that fails is tried again.", 0, 0, int.MaxValue);
        var lease = Options.Whole("--ask-lease", "Seconds that whoever asked may be silent.", (int)StudySpec.DefaultAskLease.TotalSeconds, 1, int.MaxValue);
        var silence = Options.Choice("--on-silence", "OUTCOME", "What becomes of a trial after that.", Requeue, [Requeue, Fail]);
        var exists = new Option<bool>("--skip-if-exists") { Description = "Where there is such a study with the same settings, take it." };
        var command = new Command("create", "Make a study for workers outside, which ask and tell.")
        {
            name, experiment, directions, metrics, space, sampler, samplerOptions, pruner, prunerOptions, seed, retries, lease, silence, exists,
        };
        var options = ReadOptionsOf.AddTo(command);
        command.SetAction((parsed, _) => run(
            options.Read(parsed),
            (client, cancelled) => Refusals.AsBadInputAsync(() => StudyChanges.CreateAsync(
                client,
                new()
                {
                    Name = parsed.GetRequiredValue(name),
                    Experiment = parsed.GetValue(experiment) ?? parsed.GetRequiredValue(name),
                    Directions = parsed.GetValue(directions) is { Length: > 0 } given ? given : [StudyDirection.Minimize],
                    MetricNames = parsed.GetValue(metrics) ?? [],
                    Space = SpaceInput.Read(parsed.GetValue(space)) ?? [],
                    Objective = ObjectiveSpec.AskTell,
                    Sampler = new(parsed.GetRequiredValue(sampler), parsed.GetValue(seed), parsed.GetValue(samplerOptions) ?? []),
                    Pruner = new(parsed.GetValue(pruner) ?? Usual(parsed.GetValue(directions)), parsed.GetValue(prunerOptions) ?? []),
                    MaxRetries = parsed.GetValue(retries),
                    AskLease = TimeSpan.FromSeconds(parsed.GetValue(lease)),
                    OnSilence = parsed.GetValue(silence) == Fail ? SilentOwner.Fail : SilentOwner.Requeue,
                },
                parsed.GetValue(exists),
                cancelled)),
            Access.Make));
        return command;
    }

    private static string Usual(StudyDirection[]? directions) => directions is { Length: > 1 } ? PrunerNames.Nop : PrunerNames.Median;
}
