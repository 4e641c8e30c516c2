namespace HarOrleans.Host.Reading.Documents;

/// <summary>What <c>har study trials --json</c> writes.</summary>
internal sealed record StudyTrialsDocument(string Study, IReadOnlyList<TrialDocument> Trials);
