using System.Globalization;
using HarOrleans.Contracts;
using TorchSharp;
using static TorchSharp.torch;

namespace HarOrleans.Training;

internal sealed partial class LstmTraining
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
            ["adam_steps"] = Text(_adam.Steps),
        };
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
        _adam.Steps = checkpoint.Number<long>("adam_steps");
        Progress = new TrainingProgress(
            checkpoint.Number<int>("epoch"),
            checkpoint.Number<double>("last_accuracy"),
            checkpoint.Number<int>("best_epoch"),
            checkpoint.Number<double>("best_accuracy"));
    }

    private IEnumerable<(string Name, Tensor Tensor)> State()
    {
        for (var i = 0; i < _model.Parameters.Count; i++)
        {
            var (name, parameter) = _model.Parameters[i];
            yield return ($"model.{name}", parameter);
            yield return ($"best.{name}", _best[i]);
            yield return ($"adam.mean.{name}", _adam.FirstMoments[i]);
            yield return ($"adam.square.{name}", _adam.SecondMoments[i]);
        }
    }

    private static string Text(IFormattable number) => number.ToString("R", CultureInfo.InvariantCulture);
}
