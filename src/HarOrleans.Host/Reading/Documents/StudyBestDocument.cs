namespace HarOrleans.Host.Reading.Documents;

/// <summary>What <c>har study best --json</c> writes.</summary>
internal sealed record StudyBestDocument(string Study, TrialDocument? Best, EvaluationDocument? Evaluation, bool Simulated);
