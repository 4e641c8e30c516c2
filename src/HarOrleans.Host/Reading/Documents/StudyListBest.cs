namespace HarOrleans.Host.Reading.Documents;

/// <summary>A study's best trial, in a list.</summary>
internal sealed record StudyListBest(int Number, double Value);
