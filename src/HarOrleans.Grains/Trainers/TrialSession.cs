using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using HarOrleans.Abstractions;
using HarOrleans.Contracts;

namespace HarOrleans.Grains;

/// <summary>An attempt's link to its study and run. For the training thread only; every write carries the attempt.</summary>
internal sealed class TrialSession : ITrialContext
{
    private static readonly Dictionary<string, string> NoParams = [];
    private static readonly TimeSpan FlushEvery = TimeSpan.FromMilliseconds(250);
    private const int FlushAt = 1000;

    private readonly IArtifactStore _artifacts;
    private readonly ICheckpointStore _checkpoints;
    private readonly TrainerCalls _calls;
    private readonly TimeProvider _time;
    private readonly IStudyGrain _study;
    private readonly IRunGrain _run;
    private readonly IFeedGrain _feed;
    private readonly TrialLogWriter _log;
    private readonly List<MetricPoint> _points = [];
    private readonly Dictionary<string, string> _tags = [];
    private readonly Dictionary<string, string> _attributes = [];
    private readonly Dictionary<string, double> _constraints = [];
    private string? _checkpointPath;
    private long _sequence;
    private long _flushedAt;
    private Activity? _epoch;

    internal TrialSession(TrialAssignment assignment, IGrainFactory grains, IArtifactStore artifacts, ICheckpointStore checkpoints, TrialLogWriter log, TrainerCalls calls, string device, TimeProvider time)
    {
        (Assignment, Device) = (assignment, device);
        (_artifacts, _checkpoints) = (artifacts, checkpoints);
        _calls = calls;
        _time = time;
        _study = grains.GetGrain<IStudyGrain>(assignment.StudyId);
        _run = grains.GetGrain<IRunGrain>(assignment.RunId);
        _feed = grains.GetGrain<IFeedGrain>(FeedTopics.Run(assignment.RunId));
        _log = log;
        _checkpointPath = assignment.Checkpoint?.Path;
        _sequence = assignment.Checkpoint?.Sequence ?? 0;
        _flushedAt = time.GetTimestamp();
        _epoch = HarTelemetry.StartEpoch();
    }

    public TrialAssignment Assignment { get; }

    public string Device { get; }

    public void LogMetrics(long step, IReadOnlyList<KeyValuePair<string, double>> values)
    {
        var now = _time.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var (key, value) in values)
        {
            _points.Add(new(key, ++_sequence, step, value, now));
        }

        FlushIfDue();
    }

    public void SetTag(string key, string value)
    {
        _tags[key] = value;
        FlushIfDue();
    }

    public void SetUserAttribute(string name, JsonNode? value)
    {
        _attributes[name] = value?.ToJsonString() ?? "null";
        FlushIfDue();
    }

    public void SetConstraint(string name, double value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        _constraints[name] = value;
        FlushIfDue();
    }

    public void Flush()
    {
        FlushNotes();
        if (_points.Count > 0 || _tags.Count > 0)
        {
            var batch = Batch();
            _calls.Do(() => _run.LogAsync(batch));
            Logged();
        }

        _flushedAt = _time.GetTimestamp();
    }

    public void Log(string text, RunLogLevel level = RunLogLevel.Info) => _log.Write(level, text);

    public ReportAnswer Report(long step, double value)
    {
        Flush();
        var answer = _calls.Do(() => _study.ReportAsync(Assignment.Number, Assignment.Attempt, new(step, value)));
        HarTelemetry.EndEpoch(_epoch, step);
        _epoch = HarTelemetry.StartEpoch();
        return answer;
    }

    public void SaveCheckpoint(long step, Action<Stream> write)
    {
        FlushNotes();
        var began = _time.GetTimestamp();
        var path = FormattableString.Invariant($"runs/{Assignment.RunId}/checkpoints/{Assignment.Attempt}-{step}");
        var file = TrainerCalls.Once(() => _checkpoints.WriteAsync(path, stream =>
        {
            write(stream);
            return Task.CompletedTask;
        }));
        var checkpoint = new TrialCheckpoint(Assignment.RunId, new(Assignment.TrialId, Assignment.Attempt, step, _sequence, path, file.Sha256), file, Batch());

        // Not by way of the run's grain: what it would do is in this one transaction, too.
        var cursor = _calls.Do(() => _checkpoints.RecordAsync(checkpoint)) ?? throw new FencedException("checkpoint", Assignment.Attempt);
        _checkpointPath = path;
        HarMeter.Saved(_time.GetElapsedTime(began));
        if (checkpoint.Batch.Points.Count > 0)
        {
            HarMeter.Logged(checkpoint.Batch.Points.Count);
            _feed.PublishAsync(cursor, CancellationToken.None).Ignore(); // a notice that got lost is made up for by the next
        }

        Logged();
        _flushedAt = _time.GetTimestamp();
    }

    /// <summary>What follows belongs to no epoch.</summary>
    internal void EndEpochs()
    {
        _epoch?.Dispose();
        _epoch = null;
    }

    /// <summary>Deletes the bytes of the last checkpoint: nothing will go on from it.</summary>
    internal void DropCheckpoint()
    {
        if (_checkpointPath is { } path)
        {
            TrainerCalls.Once(() => _artifacts.DeleteAsync(path));
            _checkpointPath = null;
        }
    }

    public Stream? OpenCheckpoint()
    {
        if (Assignment.Checkpoint is not { } checkpoint)
        {
            return null;
        }

        using var stored = TrainerCalls.Once(() => _artifacts.OpenReadAsync(checkpoint.Path))
            ?? throw new HarException($"The checkpoint '{checkpoint.Path}' is missing from the artifact store.");
        var bytes = new MemoryStream();
        stored.CopyTo(bytes);
        bytes.Position = 0;
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (sha256 != checkpoint.Sha256)
        {
            throw new HarException($"The checkpoint '{checkpoint.Path}' is damaged: its SHA-256 is {sha256}, not {checkpoint.Sha256}.");
        }

        bytes.Position = 0;
        return bytes;
    }

    public void SaveArtifact(string path, Action<Stream> write) => Write(RunArtifacts.Path(Assignment.RunId, Assignment.Attempt, path), write);

    public void LogInput(RunInput input) => _calls.Do(() => _run.LogInputsAsync(Assignment.Attempt, [input]));

    public void SetEvaluation(Evaluation evaluation) => _calls.Do(() => _run.SetEvaluationAsync(Assignment.Attempt, evaluation));

    private RunBatch Batch()
    {
        var batch = new RunBatch(Assignment.Attempt, [.. _points], NoParams, new Dictionary<string, string>(_tags));
        return RunLimits.BatchErrors(batch).ToArray() is { Length: > 0 } errors ? throw new InvalidSpecException(errors) : batch;
    }

    private void Logged()
    {
        _points.Clear();
        _tags.Clear();
    }

    private void FlushNotes()
    {
        if (_constraints.Count > 0)
        {
            var constraints = new Dictionary<string, double>(_constraints);
            _calls.Do(() => _study.SetTrialConstraintsAsync(Assignment.Number, Assignment.Attempt, constraints));
            _constraints.Clear();
        }

        if (_attributes.Count > 0)
        {
            var attributes = new Dictionary<string, string>(_attributes);
            _calls.Do(() => _study.SetTrialUserAttributesAsync(Assignment.Number, Assignment.Attempt, attributes));
            _attributes.Clear();
        }
    }

    private void FlushIfDue()
    {
        if (_points.Count >= FlushAt || _time.GetElapsedTime(_flushedAt) >= FlushEvery)
        {
            Flush();
        }
    }

    private string Write(string path, Action<Stream> write) => TrainerCalls.Once(() => _artifacts.WriteAsync(path, stream =>
    {
        write(stream);
        return Task.CompletedTask;
    }));
}
