using System.Globalization;
using HarOrleans.Contracts;
using TorchSharp;
using static TorchSharp.torch;

namespace HarOrleans.Training;

internal sealed partial class TrainingLoop
{
    private const string GeneratorState = "generator";

    /// <summary>Writes everything that the next epoch depends on, and the kept best weights.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="owner">What the training is of; <see cref="Restore"/> wants the same.</param>
    public void Save(Stream target, string owner)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var fields = new Dictionary<string, string>
        {
            ["owner"] = owner,
            ["epoch"] = Text(Progress.Epoch),
            ["last_accuracy"] = Text(Progress.LastAccuracy),
            ["best_epoch"] = Text(Progress.BestEpoch),
            ["best_accuracy"] = Text(Progress.BestAccuracy),
            ["steps"] = Text(_optimizer.Steps),
        };
        foreach (var (name, value) in _schedule.State)
        {
            fields[name] = Text(value);
        }

        CheckpointFile.Write(target, fields, [.. State(), (GeneratorState, _generator.get_state())]);
    }

    /// <summary>Goes on from where <see cref="Save"/> left: the coming epochs are the same, bit for bit. To be called before the first epoch.</summary>
    /// <exception cref="HarException">The checkpoint is damaged, of another version or of another training. The training must not be used then.</exception>
    public void Restore(Stream source, string owner)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var checkpoint = CheckpointFile.Read(source);
        if (checkpoint.Field("owner") != owner)
        {
            throw new HarException($"The checkpoint is of another training: it is of [{checkpoint.Field("owner")}], this is [{owner}].");
        }

        foreach (var (name, tensor) in State())
        {
            checkpoint.CopyTo(name, TensorMemory.Bytes(tensor));
        }

        var generator = _generator.get_state();
        checkpoint.CopyTo(GeneratorState, TensorMemory.Bytes(generator));
        _generator.set_state(generator);
        _optimizer.Steps = checkpoint.Number<long>("steps");
        _schedule.Restore(checkpoint.Number<double>, _optimizer.Steps);
        Progress = new TrainingProgress(
            checkpoint.Number<int>("epoch"),
            checkpoint.Number<double>("last_accuracy"),
            checkpoint.Number<int>("best_epoch"),
            checkpoint.Number<double>("best_accuracy"));
    }

    private IEnumerable<(string Name, Tensor Tensor)> State() =>
    [
        .. _model.Parameters.Select(each => ($"model.{each.Name}", (Tensor)each.Tensor)),
        .. _model.Parameters.Zip(_best, (each, kept) => ($"best.{each.Name}", kept)),
        .. _optimizer.State,
    ];

    private static string Text(IFormattable number) => number.ToString("R", CultureInfo.InvariantCulture);
}
