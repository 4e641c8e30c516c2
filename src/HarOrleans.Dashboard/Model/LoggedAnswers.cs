using HarOrleans.Client;
using HarOrleans.Contracts;

namespace HarOrleans.Dashboard;

/// <summary>What was measured of a run's model after its training, and logged with it.</summary>
/// <param name="Evaluations">One a split.</param>
/// <param name="Baselines">What it has to beat, or null.</param>
/// <param name="Comparisons">Other models that it was compared with.</param>
public sealed record LoggedAnswers(IReadOnlyList<LoggedEvaluation> Evaluations, LoggedBaselines? Baselines, IReadOnlyList<LoggedComparison> Comparisons)
{
    /// <summary>Most comparisons that a page shows.</summary>
    internal const int MostComparisons = 20;

    private static readonly string[] Splits = ["test", "validation"];

    /// <summary>Nothing yet.</summary>
    public static LoggedAnswers None { get; } = new([], null, []);

    /// <summary>Reads what is there; nothing where the run's files cannot be listed now.</summary>
    internal static async Task<LoggedAnswers> ReadAsync(HarClient client, IRunFiles? files, string runId)
    {
        IReadOnlyList<ArtifactInfo> all;
        try
        {
            all = files is null ? [] : await client.Runs.Get(runId).ListArtifactsAsync();
        }
        catch (Exception fault) when (fault is HarException or TimeoutException or OrleansException)
        {
            all = []; // the page stands without them
        }

        var paths = all.Select(each => each.Path).ToHashSet(StringComparer.Ordinal);
        List<LoggedEvaluation> evaluations = [];
        foreach (var path in Splits.Select(EvaluationFiles.Later).Where(paths.Contains))
        {
            evaluations.AddRange(await LoggedJson.ReadAsync(files, runId, path, LoggedEvaluation.Read) is { } found ? [found] : []);
        }

        List<LoggedComparison> comparisons = [];
        foreach (var path in paths.Where(path => path.StartsWith(EvaluationFiles.Comparisons, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Take(MostComparisons))
        {
            comparisons.AddRange(await LoggedJson.ReadAsync(files, runId, path, LoggedComparison.Read) is { } found ? [found] : []);
        }

        var baselines = paths.Contains(EvaluationFiles.Baselines) ? await LoggedJson.ReadAsync(files, runId, EvaluationFiles.Baselines, LoggedBaselines.Read) : null;
        return new LoggedAnswers(evaluations, baselines, comparisons);
    }
}
