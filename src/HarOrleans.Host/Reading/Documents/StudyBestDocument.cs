using System.Text.Json.Serialization;

namespace HarOrleans.Host.Reading.Documents;

/// <summary>What <c>har study best --json</c> writes.</summary>
internal sealed record StudyBestDocument(string Study, TrialDocument? Best, EvaluationDocument? Evaluation, bool Simulated)
{
    /// <summary>The Pareto front of a study with several objectives, by number; left out where there is one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TrialDocument>? Front { get; init; }
}
