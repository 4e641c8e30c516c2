namespace HarOrleans.Host.StudyVerbs;

/// <summary>What an export of trials came to.</summary>
internal sealed record TrialsFileDocument(string Study, string File, string Format, int Trials, IReadOnlyList<string> Columns);
