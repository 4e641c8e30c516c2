using System.Text.Json.Nodes;
using HarOrleans.Abstractions;
using HarOrleans.Contracts;

namespace HarOrleans.Training.Tests;

/// <summary>An attempt on a <see cref="TrialLedger"/> that buffers as the contract says and may die before or after any of its calls.</summary>
internal sealed class LedgerTrial : ITrialContext
{
    private readonly TrialLedger _ledger;
    private readonly List<(long Sequence, string Key, long Step, double Value)> _buffer = [];
    private long _sequence;
    private int _calls;

    public LedgerTrial(TrialLedger ledger, TrialAssignment assignment)
    {
        _ledger = ledger;
        Assignment = assignment;
        ledger.BeginAttempt();
        _sequence = ledger.Checkpoint?.Sequence ?? 0;
    }

    public TrialAssignment Assignment { get; }

    /// <summary>The call, from 1, at which the attempt dies.</summary>
    public int DiesAt { get; init; } = int.MaxValue;

    /// <summary>Whether that call still has its effect.</summary>
    public bool DiesAfter { get; init; }

    /// <summary>The study's answer to a report.</summary>
    public Func<long, double, ReportAnswer> Answer { get; init; } = (_, _) => new ReportAnswer(false, null);

    /// <summary>Called with the name of each call.</summary>
    public Action<string> OnCall { get; init; } = _ => { };

    public void LogMetrics(long step, IReadOnlyList<KeyValuePair<string, double>> values) => Call($"metrics {step}", () =>
    {
        foreach (var (key, value) in values)
        {
            _buffer.Add((++_sequence, key, step, value));
        }
    });

    public void SetTag(string key, string value) => Call($"tag {key}", () => { });

    public void SetUserAttribute(string name, JsonNode? value) => Call($"attribute {name}", () => _ledger.UserAttributes[name] = value?.ToJsonString() ?? "null");

    public void SetConstraint(string name, double value) => Call($"constraint {name}", () => { });

    public void Flush() => Call("flush", Drain);

    public ReportAnswer Report(long step, double value)
    {
        var answer = new ReportAnswer(false, null);
        Call($"report {step}", () =>
        {
            Drain();
            _ledger.Reports.Add((step, value));
            answer = Answer(step, value);
        });
        return answer;
    }

    public void SaveCheckpoint(long step, Action<Stream> write) => Call($"checkpoint {step}", () =>
    {
        Drain();
        using var stream = new MemoryStream();
        write(stream);
        _ledger.Checkpoint = (step, _sequence, stream.ToArray());
    });

    public Stream? OpenCheckpoint() => _ledger.Checkpoint is { } checkpoint ? new MemoryStream(checkpoint.Bytes) : null;

    public void SaveArtifact(string path, Action<Stream> write) => Call($"artifact {path}", () =>
    {
        using var stream = new MemoryStream();
        write(stream);
        _ledger.Artifacts[path] = stream.ToArray();
    });

    public void LogInput(RunInput input) => Call($"input {input.Context}", () => _ledger.Inputs.Add(input));

    public void SetEvaluation(Evaluation evaluation) => Call("evaluation", () => _ledger.Evaluation = evaluation);

    private void Drain()
    {
        _ledger.Points.AddRange(_buffer);
        _buffer.Clear();
    }

    private void Call(string name, Action effect)
    {
        _calls++;
        if (_calls == DiesAt && !DiesAfter)
        {
            throw new SuddenDeathException();
        }

        _ledger.Calls.Add(name);
        effect();
        OnCall(name);
        if (_calls == DiesAt)
        {
            throw new SuddenDeathException();
        }
    }
}
