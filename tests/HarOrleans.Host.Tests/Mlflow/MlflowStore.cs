using System.Formats.Tar;
using System.Text;

namespace HarOrleans.Host.Tests.Mlflow;

/// <summary>A small file store as MLflow writes one, in a folder that goes with its test.</summary>
internal sealed class MlflowStore : IDisposable
{
    internal const string Experiment = "1";
    internal static readonly string Run = new('a', 32);
    internal static readonly string Model = "m-" + new string('b', 32);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("har-mlruns-");

    internal MlflowStore()
    {
        Write($"{Experiment}/meta.yaml", "experiment_id: '1'\nname: exp\nlifecycle_stage: active\ncreation_time: 1750409310379\n");
        Write($"{Experiment}/tags/team", "har");
        WriteRun(Run, status: 3, end: "1750853919394");
        Write($"{Experiment}/{Run}/params/deep/lr", "0.1");
        Write($"{Experiment}/{Run}/metrics/loss", "1 0.5 0\n2 nan 1\n3 inf -2\n");
        Write($"{Experiment}/{Run}/metrics/sub/acc", "4 0.25\n");
        Write($"{Experiment}/{Run}/tags/mlflow.note.content", "two\nlines");
        Write($"{Experiment}/{Run}/artifacts/plots/a.png", "png");
        Write($"{Experiment}/{Run}/outputs/{Model}/meta.yaml", "destination_type: MODEL_OUTPUT\nstep: 7\ntags: {}\n");
        Write($"{Experiment}/{Run}/inputs/in1/meta.yaml", "source_type: DATASET\nsource_id: d1\ndestination_type: RUN\ntags:\n  mlflow.data.context: testing\n");
        Write($"{Experiment}/datasets/d1/meta.yaml", "name: set\ndigest: abc\nsource_type: local\nsource: '{}'\nschema: null\nprofile: '{\"num_rows\":3}'\n");
        Write($"{Experiment}/models/{Model}/meta.yaml", $"model_id: {Model}\nname: model\nmodel_type: null\nstatus: 2\nsource_run_id: {Run}\ncreation_timestamp: 1751040558510\n");
        Write($"{Experiment}/models/{Model}/metrics/acc", $"5 0.75 3 {Run} set abc\n");
        Write($"{Experiment}/models/{Model}/artifacts/MLmodel", "flavors: {}");
    }

    internal string Path => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);

    internal void WriteRun(string id, int status, string end = "null") => Write(
        $"{Experiment}/{id}/meta.yaml",
        $"run_id: {id}\nrun_name: name {id[0]}\nuser_id: ann\nexperiment_id: '1'\nlifecycle_stage: active\nstart_time: 1750853914534\nend_time: {end}\nstatus: {status}\ntags: []\n");

    internal void Write(string path, string text)
    {
        var file = System.IO.Path.Combine(Path, path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>A tar with one experiment and one more entry.</summary>
    internal static async Task<string> TarAsync(string folder, TarEntry entry)
    {
        var path = System.IO.Path.Combine(folder, "store.tar");
        await using var file = File.Create(path);
        await using var tar = new TarWriter(file);
        var meta = new PaxTarEntry(TarEntryType.RegularFile, "mlruns/1/meta.yaml") { DataStream = new MemoryStream(Encoding.UTF8.GetBytes("experiment_id: '1'\nname: exp\n")) };
        await tar.WriteEntryAsync(meta);
        await tar.WriteEntryAsync(entry);
        return path;
    }
}
