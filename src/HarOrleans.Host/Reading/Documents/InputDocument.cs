using HarOrleans.Contracts;

namespace HarOrleans.Host.Reading.Documents;

/// <summary>A data set that a run used. Source, schema and profile are JSON as text, in MLflow's form.</summary>
internal sealed record InputDocument(string Name, string Digest, string SourceType, string Source, string? Schema, string? Profile, string Context)
{
    internal static InputDocument Of(RunInput input) => new(
        input.Dataset.Name, input.Dataset.Digest, input.Dataset.SourceType, input.Dataset.Source, input.Dataset.Schema, input.Dataset.Profile, input.Context);
}
