namespace HarOrleans.Host.ModelVerbs.Documents;

/// <summary>Baselines, and a model where one was named.</summary>
internal sealed record BaselinesDocument(
    string Dataset, bool Simulated, string Protocol, string Split, IReadOnlyList<string> Classes, IReadOnlyList<BaselineDocument> Models);
