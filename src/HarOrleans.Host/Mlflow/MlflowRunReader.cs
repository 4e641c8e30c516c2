using System.Globalization;
using HarOrleans.Contracts;

namespace HarOrleans.Host.Mlflow;

/// <summary>Reads one run's folder.</summary>
/// <param name="folder">The folder.</param>
/// <param name="datasets">The experiment's data sets, by their folders' names.</param>
/// <param name="report">Takes what is wrong with single values.</param>
internal sealed class MlflowRunReader(string folder, IReadOnlyDictionary<string, Dataset> datasets, Action<string, string> report)
{
    private const string ParentTag = "mlflow.parentRunId";
    private const string NameTag = "mlflow.runName";

    /// <exception cref="FormatException">It is no run.</exception>
    internal MlflowRun Read()
    {
        var meta = MlflowMeta.Read(folder);
        var id = meta.Find("run_id") ?? meta["run_uuid"];
        if (id.Length != 32 || !id.All(char.IsAsciiHexDigitLower))
        {
            throw new FormatException($"run_id = '{id}' is not 32 lower-case hex digits");
        }

        var tags = MlflowFiles.Values(Path.Combine(folder, "tags"), RunLimits.TagErrors, report);
        var parent = tags.GetValueOrDefault(ParentTag);
        var name = new[] { meta.Find("run_name"), meta.Find("name"), tags.GetValueOrDefault(NameTag), id }.First(each => !string.IsNullOrWhiteSpace(each))!;
        var spec = new RunSpec(
            id,
            Workspaces.Default,
            meta.Find("user_id") is { Length: > 0 } user ? user : Workspaces.LocalOwner,
            0,
            RunLimits.NameErrors(name).FirstOrDefault() is { } wrong ? throw new FormatException(wrong) : name,
            string.IsNullOrEmpty(parent) || parent == id ? null : parent,
            MlflowFiles.Values(Path.Combine(folder, "params"), RunLimits.ParamErrors, report),
            tags);
        var metrics = Metrics();
        return new(folder, Import(meta, spec, LastTime(metrics)), Inputs(), metrics);
    }

    private RunImport Import(MlflowMeta meta, RunSpec spec, DateTimeOffset? last)
    {
        var status = Status(meta["status"]);
        var stuck = status == RunStatus.Running;
        var started = meta.Time("start_time");
        return new(
            spec,
            stuck ? RunStatus.Failed : status,
            stuck ? RunImport.WasRunning : null,
            started,
            stuck ? last ?? started : meta.Time("end_time"),
            meta.Find("lifecycle_stage") == "deleted" ? meta.Time("deleted_time") ?? meta.Time("end_time") ?? started ?? DateTimeOffset.UnixEpoch : null,
            [],
            [.. Models("outputs", output: true), .. Models("inputs", output: false)]);
    }

    /// <summary>The metrics whose every line is a point; the others are reported.</summary>
    private SortedDictionary<string, string> Metrics()
    {
        var metrics = MlflowFiles.List(Path.Combine(folder, "metrics"));
        foreach (var (key, file) in metrics.ToList())
        {
            try
            {
                if (RunLimits.KeyErrors("metric", key).FirstOrDefault() is { } wrong)
                {
                    throw new FormatException(wrong);
                }

                foreach (var _ in MlflowPoints.Read(file, key))
                {
                    // Read to the end once before anything is written: a broken last line must not leave half a history.
                }
            }
            catch (FormatException e)
            {
                metrics.Remove(key);
                report(file, e.Message);
            }
        }

        return metrics;
    }

    /// <summary>When the last point was logged: the last sign of life of a run that never ended.</summary>
    private static DateTimeOffset? LastTime(SortedDictionary<string, string> metrics)
    {
        var last = metrics.SelectMany(metric => MlflowPoints.Read(metric.Value, metric.Key)).Select(point => (long?)point.TimeMs).Max();
        return last is >= -62_135_596_800_000 and < 253_402_300_800_000 ? DateTimeOffset.FromUnixTimeMilliseconds(last.Value) : null;
    }

    private List<RunModel> Models(string kind, bool output)
    {
        List<RunModel> models = [];
        foreach (var each in MlflowFiles.Folders(Path.Combine(folder, kind)).Where(each => LoggedModel.IsId(Path.GetFileName(each))))
        {
            var step = MlflowMeta.Read(each).Find("step");
            models.Add(new(Path.GetFileName(each), output, step is null ? 0 : long.TryParse(step, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var read)
                ? read
                : throw new FormatException($"{kind}/{Path.GetFileName(each)}: step = '{step}' is no whole number")));
        }

        return models;
    }

    private List<RunInput> Inputs()
    {
        List<RunInput> inputs = [];
        foreach (var each in MlflowFiles.Folders(Path.Combine(folder, "inputs")).Where(each => !LoggedModel.IsId(Path.GetFileName(each))))
        {
            var meta = MlflowMeta.Read(each);
            if (meta.Find("source_type") != "DATASET")
            {
                continue;
            }

            if (datasets.TryGetValue(meta["source_id"], out var dataset))
            {
                inputs.Add(new(dataset, meta.Tags.GetValueOrDefault("mlflow.data.context") ?? RunInput.Training));
            }
            else
            {
                report(each, $"there is no data set '{meta["source_id"]}'");
            }
        }

        return inputs;
    }

    private static RunStatus Status(string text) => text switch
    {
        "1" or "RUNNING" => RunStatus.Running,
        "2" or "SCHEDULED" => RunStatus.Scheduled,
        "3" or "FINISHED" => RunStatus.Finished,
        "4" or "FAILED" => RunStatus.Failed,
        "5" or "KILLED" => RunStatus.Killed,
        _ => throw new FormatException($"status = '{text}' is no status of a run"),
    };
}
