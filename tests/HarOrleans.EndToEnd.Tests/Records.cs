using System.Security.Cryptography;

namespace HarOrleans.EndToEnd.Tests;

/// <summary>What a study leaves on record beside its trials, without what no seed fixes: ids, times, attempts.</summary>
internal static class Records
{
    private const string LastAttempts = """
        SELECT r.run_id || ' ' || coalesce(t.number, 'loop') || ' ' || coalesce(l.attempt, 0)
        FROM run r LEFT JOIN trial t ON t.trial_id = r.trial_id LEFT JOIN trial_lease l ON l.trial_id = r.trial_id
        """;

    private static readonly string[] Questions =
    [
        """
        SELECT CASE WHEN r.trial_id IS NULL THEN 'loop' ELSE r.name END, r.status, r.reason, (SELECT substr(p.name, 1, 12) FROM run p WHERE p.run_id = r.parent_run_id)
        FROM run r ORDER BY 1
        """,
        """
        SELECT coalesce(t.number, 'loop'), x.key, CASE WHEN x.key IN ('timestamp', 'trial_group') THEN '' ELSE x.value END
        FROM run_tag x JOIN run r USING (run_no) LEFT JOIN trial t ON t.trial_id = r.trial_id ORDER BY 1, 2
        """,
        "SELECT coalesce(t.number, 'loop'), x.key, x.value FROM run_param x JOIN run r USING (run_no) LEFT JOIN trial t ON t.trial_id = r.trial_id ORDER BY 1, 2",
        "SELECT coalesce(t.number, 'loop'), x.evaluation FROM run_evaluation x JOIN run r USING (run_no) LEFT JOIN trial t ON t.trial_id = r.trial_id ORDER BY 1",
        "SELECT number, json_remove(user_attributes, '$.mlflow_parent_run_id'), reason FROM trial ORDER BY 1",
    ];

    /// <summary>Runs, params, tags, evaluations, attributes, and each file of each run with its digest.</summary>
    internal static IReadOnlyList<string> Of(string state) =>
    [
        .. Questions.SelectMany(question => Database.Words(state, question)),
        .. Database.Points(state).Where(point => point is { Trial: null, Hidden: false }).OrderBy(point => point.Key, StringComparer.Ordinal).ThenBy(point => point.Step)
            .Select(point => FormattableString.Invariant($"{point.Key} {point.Step} {point.Value:R}")),
        .. Database.Words(state, LastAttempts).Select(x => x.Split(' ')).SelectMany(x => Files(state, x[0], x[1], x[2])).Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Files(string state, string run, string name, string attempt)
    {
        var folder = Path.Combine(state, "artifacts", "runs", run, "artifacts", attempt);
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => $"{name} {Path.GetRelativePath(folder, file)} {Digest(file, run)}");
    }

    /// <summary>A model's description names its run.</summary>
    private static string Digest(string file, string run) => Convert.ToHexStringLower(
        Path.GetFileName(file) == "MLmodel"
            ? SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(File.ReadAllText(file).Replace(run, "", StringComparison.Ordinal)))
            : SHA256.HashData(File.ReadAllBytes(file)));
}
