using HarOrleans.Contracts;

namespace HarOrleans.Training.Tests;

/// <summary>What is durable of one trial, in memory; survives its attempts as the stores do.</summary>
internal sealed class TrialLedger
{
    public List<(long Sequence, string Key, long Step, double Value)> Points { get; } = [];

    public (long Step, long Sequence, byte[] Bytes)? Checkpoint { get; set; }

    public List<(long Step, double Value)> Reports { get; } = [];

    public Dictionary<string, byte[]> Artifacts { get; } = [];

    public Dictionary<string, string> UserAttributes { get; } = [];

    public Evaluation? Evaluation { get; set; }

    public List<RunInput> Inputs { get; } = [];

    /// <summary>Calls of all attempts, in their order.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>What a reader sees: points in their order without sequence.</summary>
    public IEnumerable<(string Key, long Step, double Value)> History => Points.Select(point => (point.Key, point.Step, point.Value));

    /// <summary>A new attempt hides what was logged after the checkpoint.</summary>
    public void BeginAttempt() => Points.RemoveAll(point => point.Sequence > (Checkpoint?.Sequence ?? 0));
}
