using System.Globalization;
using System.Text.Json;
using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Host.Reading;
using HarOrleans.Optimization;

namespace HarOrleans.Host.Optuna;

/// <summary><c>har import optuna</c>: a study of Optuna's becomes one of ours, which goes on by ask and tell. Importing again adds what is new, and nothing twice.</summary>
internal static class OptunaImport
{
    private const string Imported = "har:optuna_import";
    private const string MetricNames = "study:metric_names";
    private const int AtOnce = 2000;

    /// <summary>The command as a question to a state folder: reads and checks everything before the folder is touched.</summary>
    internal static async Task<Question> PrepareAsync(string from, string? name, CancellationToken cancellationToken)
    {
        await using var source = await OptunaSource.OpenAsync(from, cancellationToken);
        var shown = OptunaSource.Shown(from);
        var reader = new OptunaReader(source.Connection, shown);
        var names = await reader.ListAsync(cancellationToken);
        var chosen = name is not null && names.ContainsKey(name) ? name : names.Count == 1 ? names.Keys.First() : throw new BadInputException(names.Count == 0
            ? $"FILE '{shown}': it holds no study."
            : $"FILE '{shown}': it holds {names.Count} studies. Choose one with --study: {string.Join(", ", names.Keys)}.");
        var study = await reader.ReadAsync(chosen, names[chosen], cancellationToken);
        var space = SpaceOf(study);
        study = study with { Trials = [.. study.Trials.Select(x => OptunaQueue.Fixed(x, space))] };
        return (client, cancelled) => RunAsync(client, study, name ?? chosen, shown, cancelled);
    }

    private static async Task<Answer> RunAsync(HarClient client, OptunaStudy study, string name, string from, CancellationToken cancellationToken)
    {
        var origin = JsonSerializer.Serialize(study.Name);
        if (await client.Studies.FindAsync(name, cancellationToken) is { } known
            && (await known.GetAsync(cancellationToken)).SystemAttributes.GetValueOrDefault(Imported) != origin)
        {
            throw new BadInputException($"--study '{name}': there is a study of this name that was not imported from there. Choose another name with --study. Nothing was imported.");
        }

        try
        {
            var handle = await client.Studies.FindAsync(name, cancellationToken) ?? await client.Studies.CreateAsync(SpecOf(study, name), cancellationToken);
            await handle.SetUserAttributesAsync(study.UserAttributes, cancellationToken);
            await handle.SetSystemAttributesAsync(new Dictionary<string, string>(study.SystemAttributes) { [Imported] = origin }, cancellationToken);
            var before = (await handle.GetAsync(cancellationToken)).Counts.Total;
            for (var start = 0; start < study.Trials.Count; start += AtOnce)
            {
                await AddAsync(handle, study, start, cancellationToken);
            }

            return await AnswerAsync(handle, study, from, before, cancellationToken);
        }
        catch (InvalidSpecException e)
        {
            throw new BadInputException($"FILE '{from}': {string.Join("; ", e.Errors.Take(5))}");
        }
    }

    /// <summary>Adds a stretch of trials. Its id names its trials, so that a stretch that has grown since is added from where it ended.</summary>
    private static async Task AddAsync(StudyHandle handle, OptunaStudy study, int start, CancellationToken cancellationToken)
    {
        var known = (await handle.GetAsync(cancellationToken)).SystemAttributes.GetValueOrDefault(Key(start));
        var from = start + (known is null ? 0 : int.Parse(known, CultureInfo.InvariantCulture));
        FrozenTrial[] trials = [.. study.Trials.Skip(from).Take(start + AtOnce - from)];
        if (trials.Length > 0)
        {
            await handle.AddTrialsAsync(trials, FormattableString.Invariant($"optuna-{from}"), cancellationToken);
            var done = (from - start + trials.Length).ToString(CultureInfo.InvariantCulture);
            await handle.SetSystemAttributesAsync(new Dictionary<string, string> { [Key(start)] = done }, cancellationToken);
        }
    }

    private static string Key(int start) => FormattableString.Invariant($"{Imported}:{start}");

    /// <summary>Every parameter in the order of its first use, drawn from what it was last drawn from.</summary>
    private static Dictionary<string, Distribution> SpaceOf(OptunaStudy study)
    {
        var space = new Dictionary<string, Distribution>();
        foreach (var (parameter, distribution) in study.Trials.SelectMany(x => x.Distributions))
        {
            space[parameter] = distribution;
        }

        return space;
    }

    private static StudySpec SpecOf(OptunaStudy study, string name) =>
        new()
        {
            Name = name,
            Experiment = name,
            Directions = study.Directions,
            Space = [.. SpaceOf(study).Select(x => new SearchParameter(x.Key, x.Value))],
            Objective = ObjectiveSpec.AskTell,
            Sampler = new(SamplerNames.Tpe, 0, new Dictionary<string, string>()),
            Pruner = new(study.Directions.Count == 1 ? PrunerNames.Median : PrunerNames.Nop, new Dictionary<string, string>()),
            MetricNames = study.SystemAttributes.TryGetValue(MetricNames, out var json) ? JsonSerializer.Deserialize<string[]>(json) ?? [] : [],
        };

    private static async Task<Answer> AnswerAsync(StudyHandle handle, OptunaStudy study, string from, int before, CancellationToken cancellationToken)
    {
        var snapshot = await handle.GetAsync(cancellationToken);
        int[] best = [.. (await handle.BestTrialsAsync(cancellationToken)).Select(x => x.Number)];
        var stuck = study.Trials.Count(x => x.Reason == OptunaReader.Stuck);
        var counts = snapshot.Counts;
        var document = new OptunaImportDocument(
            snapshot.Spec.Name,
            study.Name,
            study.Trials.Count,
            snapshot.Counts.Total - before,
            stuck,
            new Dictionary<string, int> { ["COMPLETE"] = counts.Complete, ["PRUNED"] = counts.Pruned, ["FAIL"] = counts.Fail, ["RUNNING"] = counts.Running, ["WAITING"] = counts.Waiting },
            snapshot.Best?.Value,
            best);
        List<string> lines =
        [
            FormattableString.Invariant($"Imported {document.Added} of {document.Trials} trials of study {study.Name} from {from} into study {document.Study}."),
            FormattableString.Invariant($"{counts.Complete} COMPLETE, {counts.Pruned} PRUNED, {counts.Fail} FAIL ({stuck} of them were RUNNING), {counts.Waiting} WAITING."),
            snapshot.Best is { } one
                ? FormattableString.Invariant($"Best value {one.Value:R}, of {(best.Length == 1 ? "trial" : "trials")} {string.Join(", ", best)}.")
                : FormattableString.Invariant($"{best.Length} trials on the Pareto front."),
            $"It goes on with har study ask {(document.Study.Contains(' ', StringComparison.Ordinal) ? $"'{document.Study}'" : document.Study)}, or a client's AskAsync.",
        ];
        return new(lines, document);
    }
}
