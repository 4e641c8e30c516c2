using System.Globalization;
using HarOrleans.Contracts;

namespace HarOrleans.Grains;

/// <summary>What a call to optimize leaves behind as runs, in the names that an Optuna loop tracked with MLflow has: pure functions.</summary>
internal static class LoopRecord
{
    /// <summary>Metric of the parent run: the study's best value so far.</summary>
    internal const string BestValue = "best_value";

    private const string BestOf = "best_";

    /// <summary>The parent run's name, e.g. <c>Optuna_Loop_2026-11-23_18-07</c>, in UTC.</summary>
    internal static string Name(StudyLoop loop) => "Optuna_Loop_" + Timestamp(loop);

    /// <summary>What the parent run is made with.</summary>
    internal static RunSpec Parent(StudyLoop loop, StudySpec study, long experimentId) => new(
        loop.RunId,
        study.Workspace,
        study.Owner,
        experimentId,
        Name(loop),
        null,
        new Dictionary<string, string>(),
        new Dictionary<string, string>
        {
            ["is_parent"] = "true",
            ["experiment"] = study.Experiment,
            ["timestamp"] = Timestamp(loop),
            ["study"] = study.Name,
        });

    /// <summary>What the run of a trial is made with: a child of the loop's, with what the objective is set to beside the sampled parameters.</summary>
    internal static RunSpec Child(StudyLoop? loop, StudySpec study, long experimentId, int number, string runId, IReadOnlyDictionary<string, ParamValue> parameters)
    {
        var all = new Dictionary<string, string>(study.Objective.Settings);
        foreach (var (name, value) in parameters)
        {
            all[name] = value.ToString();
        }

        var tags = new Dictionary<string, string>
        {
            ["is_parent"] = "false",
            ["study"] = study.Name,
            ["trial"] = number.ToString(CultureInfo.InvariantCulture),
            ["objective"] = study.Objective.Name,
        };
        if (loop is not null)
        {
            tags["trial_group"] = Name(loop);
        }

        return new(runId, study.Workspace, study.Owner, experimentId, FormattableString.Invariant($"Trial_{number}"), loop?.RunId, all, tags);
    }

    /// <summary>
    /// The points of the parent run for a trial that became the best: its value, and <c>best_</c> with each numeric user attribute. The step is
    /// the trial's number and gives the point its identity, so logging the same trial again changes nothing.
    /// </summary>
    internal static IReadOnlyList<MetricPoint> Points(FrozenTrial best)
    {
        var time = (best.FinishedAt ?? best.CreatedAt).ToUnixTimeMilliseconds();
        MetricPoint Point(string key, double value) => new(key, best.Number + 1, best.Number, value, time);
        return
        [
            Point(BestValue, best.Value ?? double.NaN),
            .. best.UserAttributes
                .Select(x => (x.Key, Value: UserAttributes.Number(x.Value)))
                .Where(x => x.Value is not null)
                .Select(x => Point(BestOf + x.Key, x.Value!.Value)),
        ];
    }

    private static string Timestamp(StudyLoop loop) => loop.StartedAt.UtcDateTime.ToString("yyyy-MM-dd_HH-mm", CultureInfo.InvariantCulture);
}
