using System.CommandLine;
using HarOrleans.Data;
using HarOrleans.Host.CommandLine;
using HarOrleans.Host.Output;

namespace HarOrleans.Host.DataVerbs;

/// <summary><c>har data simulate</c>: a simulated set as files, with the windows and recordings that its features are of.</summary>
internal sealed class SimulateVerb() : DataVerb("simulate", "Write simulated sensors: features, raw windows and recordings of 30 people whom nobody measured.")
{
    private static readonly string[] Endings = [".csv", ".csv.gz", ".parquet", "_inertial.npz"];

    private readonly Option<string?> _out = CommandLine.Options.OptionalText("--out", "DIR", "Where the files are written; made where it is absent.");
    private readonly Option<long> _seed = CommandLine.Options.Seed("--seed", "Other seeds give other people.");
    private readonly Option<int> _train = CommandLine.Options.Whole("--train", "Windows of the 21 people for training.", 1500, 126, 100_000);
    private readonly Option<int> _test = CommandLine.Options.Whole("--test", "Windows of the 9 people for testing.", 600, 54, 100_000);

    protected override IEnumerable<Option> Options => [_out, _seed, _train, _test];

    protected override bool ReadsData => false;

    protected override DataAnswer Answer(DataCall call)
    {
        var target = call.Get(_out) ?? throw new BadInputException("--out: there is no folder to write to. Give --out DIR.");
        if (HasOtherData(target))
        {
            throw new BadInputException($"--out {target}: there is data in this folder that was not simulated. Give another one.");
        }

        HarDataset? data = null;
        OutputFolder.Writing("--out", target, folder => data = HarData.WriteSimulated(folder, call.Get(_seed), call.Get(_train), call.Get(_test)));
        return new DataAnswer(
            json =>
            {
                json.WriteBoolean("simulated", true);
                json.WriteNumber("seed", call.Get(_seed));
                json.WriteString("folder", Path.GetFullPath(target));
                foreach (var file in DataOptions.FileNames)
                {
                    json.Object(file, () =>
                    {
                        json.WriteNumber("rows", data!.Table(file).Rows);
                        json.WriteNumber("people", data!.Table(file).Subjects.Distinct().Count());
                        json.WriteString("sha256", data!.Table(file).Sha256);
                    });
                }
            },
            text =>
            {
                text.Line($"Simulated sensors of seed {call.Get(_seed)}, nobody was measured: {data!.Train.Rows} and {data.Test.Rows} windows of 21 and 9 people, in {target}:");
                text.Line("  train.csv, test.csv                         561 features a window, as har demo --data takes them");
                text.Line("  train_inertial.npz, test_inertial.npz       the windows, as har data features takes them");
                text.Line("  train_recordings.csv, test_recordings.csv   what the phones recorded at 50 Hz, as har data features takes it too");
            });
    }

    private static bool HasOtherData(string folder) =>
        !HarData.IsSimulated(folder)
        && DataOptions.FileNames.Any(file => Endings.Any(ending => File.Exists(Path.Combine(folder, file + ending))));
}
