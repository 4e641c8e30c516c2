namespace HarOrleans.Host.ModelVerbs.Documents;

/// <summary>McNemar's exact test.</summary>
internal sealed record McNemarDocument(int OnlyA, int OnlyB, double PValue);
