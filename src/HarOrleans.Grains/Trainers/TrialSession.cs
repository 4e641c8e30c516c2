using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using HarOrleans.Abstractions;
using HarOrleans.Contracts;

namespace HarOrleans.Grains;

/// <summary>An attempt's link to its study and run. For the training thread only; every write carries the attempt.</summary>
internal sealed class TrialSession : ITrialContext
{
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
    private readonly TrialPoints _points;
    private readonly Dictionary<string, string> _attributes = [];
    private readonly Dictionary<string, double> _constraints = [];
    private string? _checkpointPath;
    private long _sequence;
    private long _notedAt;
    private Activity? _epoch;

    internal TrialSession(TrialAssignment assignment, IGrainFactory grains, IArtifactStore artifacts, ICheckpointStore checkpoints, TrialPoints points, TrialLogWriter log, TrainerCalls calls, string device, TimeProvider time)
    {
        (Assignment, Device) = (assignment, device);
        (_artifacts, _checkpoints) = (artifacts, checkpoints);
        _calls = calls;
        _time = time;
        _study = grains.GetGrain<IStudyGrain>(assignment.StudyId);
        _run = grains.GetGrain<IRunGrain>(assignment.RunId);
        _feed = grains.GetGrain<IFeedGrain>(FeedTopics.Run(assignment.RunId));
        (_points, _log) = (points, log);
        _checkpointPath = assignment.Checkpoint?.Path;
        _sequence = assignment.Checkpoint?.Sequence ?? 0;
        _notedAt = time.GetTimestamp();
        _epoch = HarTelemetry.StartEpoch();
    }

    public TrialAssignment Assignment { get; }

    public string Device { get; }

    public void LogMetrics(long step, IReadOnlyList<KeyValuePair<string, double>> values)
    {
        var now = _time.GetUtcNow().ToUnixTimeMilliseconds();
        if (_points.Add([.. values.Select(value => new MetricPoint(value.Key, ++_sequence, step, value.Value, now))]) >= FlushAt)
        {
            Flush();
        }

        NoteIfDue();
    }

    public void SetTag(string key, string value)
    {
        _points.SetTag(key, value);
        NoteIfDue();
    }

    public void SetUserAttribute(string name, JsonNode? value)
    {
        _attributes[name] = value?.ToJsonString() ?? "null";
        NoteIfDue();
    }

    public void SetConstraint(string name, double value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        _constraints[name] = value;
        NoteIfDue();
    }

    public void Flush()
    {
        FlushNotes();
        _points.Store(batch =>
        {
            if (batch.Points.Count + batch.Tags.Count > 0)
            {
                _calls.Do(() => _run.LogAsync(batch));
            }

            return true;
        });
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
        var path = FormattableString.Invariant($"runs/{Assignment.RunId}/checkpoints/{Assignment.Attempt}");
        var file = TrainerCalls.Once(() => _checkpoints.WriteAsync(path, stream =>
        {
            write(stream);
            return Task.CompletedTask;
        }));
        var info = new CheckpointInfo(Assignment.TrialId, Assignment.Attempt, step, _sequence, path, file.Sha256);
        var (cursor, points) = _points.Store(batch =>
        {
            // Not by way of the run's grain: what it would do is in this one transaction, too.
            var stored = _calls.Do(() => _checkpoints.RecordAsync(new(Assignment.RunId, info, file, batch)));
            return (stored ?? throw new FencedException("checkpoint", Assignment.Attempt), batch.Points.Count);
        });
        _checkpointPath = path;
        HarMeter.Saved(_time.GetElapsedTime(began));
        if (points > 0)
        {
            HarMeter.Logged(points);
            _ = NotifyAsync(cursor);
        }
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

        _notedAt = _time.GetTimestamp();
    }

    /// <summary>Tells watchers of the run, without waiting for them.</summary>
    private async Task NotifyAsync(long cursor)
    {
        try
        {
            await _feed.PublishAsync(cursor, CancellationToken.None);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // A notice that got lost is made up for by the next, and no training pays for it.
        }
    }

    private void NoteIfDue()
    {
        if (_attributes.Count + _constraints.Count > 0 && _time.GetElapsedTime(_notedAt) >= FlushEvery)
        {
            FlushNotes();
        }
    }

    private string Write(string path, Action<Stream> write) => TrainerCalls.Once(() => _artifacts.WriteAsync(path, stream =>
    {
        write(stream);
        return Task.CompletedTask;
    }));
}
