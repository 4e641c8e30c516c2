using System.CommandLine;
using HarOrleans.Data;

namespace HarOrleans.Benchmarks;

/// <summary><c>train</c>: what an epoch of har-lstm costs, beside what its matrix products must cost, and beside a peer.</summary>
internal static class TrainCommand
{
    private const int Pairs = 5;

    internal static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder with train.csv[.gz] and test.csv[.gz].", Required = true };
        var layers = new Option<int>("--layers") { Description = "LSTM layers.", DefaultValueFactory = _ => 1 };
        var epochs = new Option<int>("--epochs") { Description = "Epochs of each training.", DefaultValueFactory = _ => 8 };
        var peer = new Option<string?>("--peer") { Description = "A Python script that trains the same on PyTorch: run in turns, five pairs, medians." };
        var beside = new Option<int>("--beside") { Description = "Also so many trainings side by side, and whether each gives what it gives alone.", DefaultValueFactory = _ => 1 };
        var json = Options.Json();
        var command = new Command("train", "CPU and wall seconds of an epoch: hidden size 128, batches of 32, one thread, all ten metrics.") { data, layers, epochs, peer, beside, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var folder = parsed.GetRequiredValue(data);
            var prepared = HarData.Prepare(HarData.Load(folder, cancellationToken), HarData.NotebookProtocol);
            var (depth, count) = (parsed.GetValue(layers), parsed.GetValue(epochs));
            List<EpochFigures> ours = [];
            List<PeerFigures> theirs = [];
            for (var pair = 0; pair < (parsed.GetValue(peer) is null ? 1 : Pairs); pair++)
            {
                ours.Add(TrainBenchmark.Run(prepared, depth, count, cancellationToken));
                if (parsed.GetValue(peer) is { } script)
                {
                    theirs.Add(await PyTorchPeer.RunAsync(script, folder, depth, count, cancellationToken));
                    await Console.Error.WriteLineAsync(FormattableString.Invariant(
                        $"{pair + 1}/{Pairs}: {ours[^1].CpuSecondsPerEpoch:0.000} CPU s an epoch, the peer {theirs[^1].CpuSPerEpoch:0.000}"));
                }
            }

            var floor = TrainingFloor.CpuSecondsPerEpoch(prepared, depth);
            var many = parsed.GetValue(beside) > 1 ? SideBySide.Run(prepared, depth, count, parsed.GetValue(beside), cancellationToken) : null;
            return await Options.WriteAsync(TrainFigures.Of(depth, ours, theirs, floor, many), parsed.GetValue(json), cancellationToken);
        });
        return command;
    }
}
