using HarOrleans.Contracts;

namespace HarOrleans.Host.Reading.Documents;

/// <summary>What <c>har study show --json</c> writes.</summary>
internal sealed record StudyShowDocument(
    string Study,
    string Phase,
    TrialCounts Trials,
    StudyBudget? Budget,
    string Direction,
    string Objective,
    IReadOnlyDictionary<string, string> Settings,
    SamplerDocument Sampler,
    PrunerDocument Pruner,
    int Window,
    TrialDocument? Best,
    DateTime Created,
    double? Seconds,
    bool Simulated,
    IReadOnlyList<StudyWaitDocument> Waiting);
