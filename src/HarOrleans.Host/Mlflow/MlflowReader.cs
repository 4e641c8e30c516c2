using HarOrleans.Contracts;

namespace HarOrleans.Host.Mlflow;

/// <summary>Reads and checks a file store of MLflow (1.x to 3.x). What is wrong with one run, value or file is noted, and the rest goes on.</summary>
/// <param name="root">The folder of the experiments.</param>
internal sealed class MlflowReader(string root)
{
    private readonly List<MlflowFailure> _failed = [];

    /// <summary>What cannot be imported.</summary>
    internal IReadOnlyList<MlflowFailure> Failed => _failed;

    /// <summary>All experiments with their runs and models; deleted ones lie in <c>.trash</c>.</summary>
    internal IReadOnlyList<MlflowExperiment> Read()
    {
        List<MlflowExperiment> experiments = [];
        foreach (var folder in MlflowFiles.Folders(root).Concat(MlflowFiles.Folders(Path.Combine(root, ".trash"))))
        {
            if (File.Exists(Path.Combine(folder, "meta.yaml")))
            {
                Try(folder, () => experiments.Add(Experiment(folder)));
            }
        }

        return experiments;
    }

    private MlflowExperiment Experiment(string folder)
    {
        var meta = MlflowMeta.Read(folder);
        var name = meta["name"];
        if (RunLimits.ExperimentNameErrors(name).FirstOrDefault() is { } wrong)
        {
            throw new FormatException(wrong);
        }

        var experiment = new MlflowExperiment(
            folder,
            meta["experiment_id"],
            name,
            meta.Time("creation_time"),
            meta.Find("lifecycle_stage") == "deleted",
            MlflowFiles.Values(Path.Combine(folder, "tags"), RunLimits.ExperimentTagErrors, Report));
        var datasets = Datasets(Path.Combine(folder, "datasets"));
        foreach (var below in MlflowFiles.Folders(folder).Where(each => Path.GetFileName(each) is not ("models" or "datasets" or "tags" or "traces")))
        {
            Try(below, () => experiment.Runs.Add(new MlflowRunReader(below, datasets, Report).Read()));
        }

        foreach (var below in MlflowFiles.Folders(Path.Combine(folder, "models")))
        {
            Try(below, () => experiment.Models.Add(MlflowModelReader.Read(below, Report)));
        }

        return experiment;
    }

    private Dictionary<string, Dataset> Datasets(string folder)
    {
        var datasets = new Dictionary<string, Dataset>(StringComparer.Ordinal);
        foreach (var each in MlflowFiles.Folders(folder))
        {
            Try(each, () =>
            {
                var meta = MlflowMeta.Read(each);
                var dataset = new Dataset(meta["name"], meta["digest"], meta["source_type"], meta["source"], meta.Find("schema"), meta.Find("profile"));
                datasets.Add(Path.GetFileName(each), dataset.Errors().FirstOrDefault() is { } wrong ? throw new FormatException(wrong) : dataset);
            });
        }

        return datasets;
    }

    private void Try(string folder, Action read)
    {
        try
        {
            read();
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            Report(folder, e.Message);
        }
    }

    private void Report(string path, string reason) => _failed.Add(new(Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/'), reason));
}
