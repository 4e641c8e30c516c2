using System.Diagnostics;
using HarOrleans.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace HarOrleans.Benchmarks;

/// <summary>
/// What an epoch cannot do without in libtorch: the matrix products of all batches, forwards and backwards, those of the validation, and a pass of Adam over
/// all parameters a batch, one tensor operation after the other.
/// </summary>
internal static class TrainingFloor
{
    private const int Repetitions = 3;

    internal static double CpuSecondsPerEpoch(PreparedData data, int layers)
    {
        set_num_threads(1);
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var gates = 4 * TrainBenchmark.HiddenSize;
        List<Tensor> weights = [.. Enumerable.Range(0, layers).Select(layer => randn(gates, layer == 0 ? data.FeatureCount : TrainBenchmark.HiddenSize))];
        weights.Add(randn(data.Classes.Count, TrainBenchmark.HiddenSize));
        List<AdamState> states = [.. weights.Select(each => new AdamState(each)), .. Enumerable.Range(0, layers).Select(_ => new AdamState(randn(gates, TrainBenchmark.HiddenSize + 2)))];
        var batches = (data.TrainY.Length + TrainBenchmark.BatchSize - 1) / TrainBenchmark.BatchSize;
        using var process = Process.GetCurrentProcess();
        List<double> cpu = [];
        for (var repetition = 0; repetition < Repetitions; repetition++)
        {
            process.Refresh();
            var before = process.TotalProcessorTime;
            for (var batch = 0; batch < batches; batch++)
            {
                Products(weights, TrainBenchmark.BatchSize, backwards: true);
                states.ForEach(each => each.Step());
            }

            for (var done = 0; done < data.ValidationY.Length; done += 1024)
            {
                Products(weights, Math.Min(1024, data.ValidationY.Length - done), backwards: false);
            }

            process.Refresh();
            cpu.Add((process.TotalProcessorTime - before).TotalSeconds);
        }

        return TrainBenchmark.Median(cpu);
    }

    private static void Products(List<Tensor> weights, int rows, bool backwards)
    {
        using var scope = NewDisposeScope();
        for (var layer = 0; layer < weights.Count; layer++)
        {
            var input = rand(rows, weights[layer].shape[1]);
            var output = input.mm(weights[layer].t());
            if (backwards)
            {
                output.t().mm(input);
                if (layer > 0)
                {
                    output.mm(weights[layer]);
                }
            }
        }
    }

    private sealed class AdamState(Tensor weights)
    {
        private readonly Tensor _gradient = randn_like(weights);
        private readonly Tensor _mean = zeros_like(weights);
        private readonly Tensor _square = zeros_like(weights);

        internal void Step()
        {
            using var scope = NewDisposeScope();
            var slope = _gradient.add(weights, alpha: 4.68e-4);
            _mean.mul_(0.9).add_(slope, alpha: 0.1);
            _square.mul_(0.999).addcmul_(slope, slope, 0.001);
            weights.addcdiv_(_mean, _square.sqrt().div_(0.9).add_(1e-8), -6.1e-4);
        }
    }
}
