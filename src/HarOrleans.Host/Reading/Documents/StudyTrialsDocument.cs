namespace HarOrleans.Host.Reading.Documents;

/// <summary>What <c>har study trials --json</c> writes, the trials as they are read.</summary>
internal sealed record StudyTrialsDocument(string Study, IAsyncEnumerable<TrialDocument> Trials);
