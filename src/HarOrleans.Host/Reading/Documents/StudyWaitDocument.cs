namespace HarOrleans.Host.Reading.Documents;

/// <summary>A trial of <c>har study show --json</c> that is in the queue, and why it has not started.</summary>
internal sealed record StudyWaitDocument(int Number, int Position, string Reason);
