using HarOrleans.Contracts;

namespace HarOrleans.Host.Reading.Documents;

/// <summary>What <c>har run show --json</c> writes, beside the run itself.</summary>
internal sealed record RunShowDocument(
    RunHead Run,
    IReadOnlyDictionary<string, string> Params,
    IReadOnlyDictionary<string, string> Tags,
    IReadOnlyDictionary<string, MetricDocument> Metrics,
    EvaluationDocument? Evaluation,
    IReadOnlyList<InputDocument> Inputs,
    IReadOnlyList<RunModel> Models);
