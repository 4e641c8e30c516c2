namespace HarOrleans.Host.StudyVerbs;

/// <summary>A study after a change.</summary>
internal sealed record StudyChangeDocument(string Study, long Id, string Phase, int Trials);
