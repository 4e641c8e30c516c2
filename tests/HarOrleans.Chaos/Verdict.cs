using HarOrleans.Client;
using HarOrleans.Contracts;

namespace HarOrleans.Chaos;

/// <summary>Compares what is stored with what must be.</summary>
internal static class Verdict
{
    /// <summary>What is wrong with a study's trials and their points; empty where nothing is. Also how many attempts there were.</summary>
    internal static async Task<(IReadOnlyList<string> Wrong, int Attempts)> OfAsync(
        HarClient client, StudyHandle study, int trials, IReadOnlyList<Acknowledged> acknowledged, CancellationToken cancellationToken)
    {
        List<string> wrong = [];
        var found = (await study.GetTrialsAsync(0, cancellationToken)).Trials.OrderBy(trial => trial.Number).ToArray();
        if (!found.Select(trial => trial.Number).SequenceEqual(Enumerable.Range(0, trials)))
        {
            wrong.Add($"study {study.Id}: numbers are {string.Join(' ', found.Select(trial => trial.Number))}, not 0 to {trials - 1}");
        }

        var best = found.MaxBy(trial => WalkObjective.Places(trial.Params["x"].AsDouble()).Last());
        if ((await study.GetAsync(cancellationToken)).Best?.Number != best?.Number)
        {
            wrong.Add($"study {study.Id}: the best trial is not {best?.Number}");
        }

        foreach (var trial in found)
        {
            wrong.AddRange((await OfAsync(client, trial, acknowledged, cancellationToken)).Select(problem => $"study {study.Id}, trial {trial.Number}: {problem}"));
        }

        return (wrong, found.Sum(trial => trial.Attempt));
    }

    /// <summary>What an attempt began to log after a later one had, and was told to be stored: a trainer that was over and still wrote.</summary>
    internal static IEnumerable<string> Late(IReadOnlyList<Acknowledged> acknowledged) =>
        from run in acknowledged.GroupBy(each => each.Run)
        let began = run.GroupBy(each => each.Attempt).ToDictionary(each => each.Key, each => each.Min(note => note.LoggedMs))
        from note in run
        from later in began
        where later.Key > note.Attempt && later.Value < note.LoggedMs
        select FormattableString.Invariant($"run {note.Run}: attempt {note.Attempt} logged step {note.Step} {note.LoggedMs - later.Value} ms after attempt {later.Key} had begun, and was told that it is stored");

    private static async Task<IReadOnlyList<string>> OfAsync(HarClient client, FrozenTrial trial, IReadOnlyList<Acknowledged> acknowledged, CancellationToken cancellationToken)
    {
        var must = WalkObjective.Places(trial.Params["x"].AsDouble()).Select((place, index) => ((long)index + 1, place)).ToArray();
        List<string> wrong = [];
        if (trial.State != TrialState.Complete || trial.Value != must[^1].place)
        {
            wrong.Add($"it is {trial.State} with {trial.Value:R}, not Complete with {must[^1].place:R} ({trial.Reason})");
        }

        var page = await client.Runs.Get(trial.RunId).GetPointsAsync([WalkObjective.Metric], 0, 10_000, cancellationToken);
        var points = page.Points.Select(point => (point.Step, point.Value)).Order().ToArray();
        if (!points.SequenceEqual(must))
        {
            wrong.Add($"its points are {string.Join(' ', points.Select(point => point.Step))} and not each step once with its value");
        }

        wrong.AddRange(acknowledged.Where(note => note.Run == trial.RunId && !points.Contains((note.Step, note.Place))).Select(note => $"step {note.Step} of attempt {note.Attempt} was acknowledged, and is not there"));
        return wrong;
    }
}
