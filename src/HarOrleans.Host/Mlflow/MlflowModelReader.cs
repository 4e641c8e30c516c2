using HarOrleans.Contracts;

namespace HarOrleans.Host.Mlflow;

/// <summary>Reads one logged model's folder.</summary>
internal static class MlflowModelReader
{
    /// <exception cref="FormatException">It is no model.</exception>
    internal static MlflowModel Read(string folder, Action<string, string> report)
    {
        var meta = MlflowMeta.Read(folder);
        var id = meta["model_id"];
        if (!LoggedModel.IsId(id))
        {
            throw new FormatException($"model_id = '{id}' is not m- and 32 lower-case hex digits");
        }

        List<ModelMetric> metrics = [];
        foreach (var (key, file) in MlflowFiles.List(Path.Combine(folder, "metrics")))
        {
            try
            {
                metrics.AddRange(RunLimits.KeyErrors("metric", key).FirstOrDefault() is { } wrong ? throw new FormatException(wrong) : MlflowPoints.ReadOfModel(file, key).ToList());
            }
            catch (FormatException e)
            {
                report(file, e.Message);
            }
        }

        var name = meta.Find("name") ?? id;
        return new(folder, new LoggedModel(
            id,
            Workspaces.Default,
            0,
            RunLimits.NameErrors(name).FirstOrDefault() is { } bad ? throw new FormatException(bad) : name,
            meta.Find("model_type"),
            meta.Find("source_run_id"),
            Status(meta["status"]),
            meta.Find("status_message"),
            meta.Time("creation_timestamp") ?? DateTimeOffset.UnixEpoch,
            meta.Time("last_updated_timestamp") ?? meta.Time("creation_timestamp") ?? DateTimeOffset.UnixEpoch,
            MlflowFiles.Values(Path.Combine(folder, "params"), RunLimits.ParamErrors, report),
            MlflowFiles.Values(Path.Combine(folder, "tags"), RunLimits.TagErrors, report),
            metrics));
    }

    private static LoggedModelStatus Status(string text) => text switch
    {
        "0" or "1" or "PENDING" => LoggedModelStatus.Pending,
        "2" or "READY" => LoggedModelStatus.Ready,
        "3" or "FAILED" or "UPLOAD_FAILED" => LoggedModelStatus.UploadFailed,
        _ => throw new FormatException($"status = '{text}' is no status of a model"),
    };
}
