using System.Text.Json.Nodes;
using HarOrleans.Contracts;

namespace HarOrleans.Abstractions;

/// <summary>
/// What a running objective can do. For the objective's own thread only. Every member throws <see cref="FencedException"/> once the attempt is over:
/// let it pass.
/// </summary>
public interface ITrialContext
{
    /// <summary>What to run.</summary>
    TrialAssignment Assignment { get; }

    /// <summary>Where to calculate, by PyTorch's names: <c>cpu</c> (the default), or <c>cuda:0</c> and so on, the device of the trainer's slot, which other slots may share.</summary>
    string Device => "cpu";

    /// <summary>Logs values for a step into the run. Buffered; durable after <see cref="Flush"/>, <see cref="Report"/> or <see cref="SaveCheckpoint"/>.</summary>
    void LogMetrics(long step, IReadOnlyList<KeyValuePair<string, double>> values);

    /// <summary>Sets a tag of the run. Buffered as metrics are.</summary>
    void SetTag(string key, string value);

    /// <summary>Notes something about the trial, as Optuna's <c>set_user_attr</c>; the latest value stays. Buffered as metrics are.</summary>
    /// <param name="name">Its name, e.g. <c>val_accuracy</c>.</param>
    /// <param name="value">Any JSON value; numbers must be finite.</param>
    void SetUserAttribute(string name, JsonNode? value);

    /// <summary>
    /// Says how far the trial is from what it must keep, as Optuna's <c>set_constraint</c>: at most 0 is feasible, more is by how much it fails, NaN fails. The latest value stays. A trial
    /// that is not feasible is never the best, and samplers avoid its like. Buffered as metrics are.
    /// </summary>
    /// <param name="name">The constraint's name, e.g. <c>latency_ms</c>.</param>
    /// <param name="value">The excess.</param>
    void SetConstraint(string name, double value);

    /// <summary>Waits until everything logged so far is durable.</summary>
    void Flush();

    /// <summary>Reports an intermediate value, after a flush; the answer says whether to stop as pruned.</summary>
    ReportAnswer Report(long step, double value);

    /// <summary>Flushes, writes a checkpoint atomically and records it; earlier ones are then deleted.</summary>
    /// <param name="step">The last finished step.</param>
    /// <param name="write">Writes its bytes.</param>
    void SaveCheckpoint(long step, Action<Stream> write);

    /// <summary>Opens the checkpoint to go on from, verified against its digest; null where there is none.</summary>
    Stream? OpenCheckpoint();

    /// <summary>Writes an artifact of the run, atomically, in place of an earlier one of that path.</summary>
    /// <param name="path">Relative path with forward slashes, e.g. <c>model/model_state_dict.pth</c>.</param>
    /// <param name="write">Writes its bytes.</param>
    void SaveArtifact(string path, Action<Stream> write);

    /// <summary>Notes that the run uses a data set, and registers it; durable at once, and repeating it changes nothing.</summary>
    void LogInput(RunInput input);

    /// <summary>
    /// Writes a line into the run's log, which people follow live. Never waits and never fails: it is stored within a second, and what is written just before the process dies may be lost. Implementations
    /// without a log leave it out.
    /// </summary>
    /// <param name="text">The text; it may have several lines.</param>
    /// <param name="level">How much it matters.</param>
    void Log(string text, RunLogLevel level = RunLogLevel.Info)
    {
    }

    /// <summary>Stores the run's evaluation.</summary>
    void SetEvaluation(Evaluation evaluation);
}
