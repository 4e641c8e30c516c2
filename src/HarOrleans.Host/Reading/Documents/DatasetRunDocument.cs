using HarOrleans.Contracts;
using HarOrleans.Host.Output;

namespace HarOrleans.Host.Reading.Documents;

/// <summary>A run that used a data set, and what for.</summary>
internal sealed record DatasetRunDocument(string RunId, string Name, string Status, IReadOnlyList<string> Contexts, DateTime Created)
{
    internal static DatasetRunDocument Of(RunDetail run, Dataset set) => new(
        run.Info.RunId,
        run.Info.Name,
        TextFormat.State(run.Info.Status),
        [.. (run.Inputs ?? []).Where(input => input.Dataset.Name == set.Name && input.Dataset.Digest == set.Digest).Select(input => input.Context)],
        run.Info.CreatedAt.UtcDateTime);
}
