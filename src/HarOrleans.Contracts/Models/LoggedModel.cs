namespace HarOrleans.Contracts;

/// <summary>A model that a run logged: MLflow 3's LoggedModel. Its files lie under its own id.</summary>
/// <param name="ModelId"><c>m-</c> and 32 lower-case hex digits.</param>
/// <param name="Workspace">Its workspace.</param>
/// <param name="ExperimentId">Its experiment.</param>
/// <param name="Name">Its name; need not be unique.</param>
/// <param name="ModelType">What sort it is, in the maker's words, or null.</param>
/// <param name="SourceRunId">The run that made it, or null.</param>
/// <param name="Status">How far it is.</param>
/// <param name="StatusMessage">Why it failed, or null.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="UpdatedAt">When it last changed.</param>
/// <param name="Params">Write-once parameters.</param>
/// <param name="Tags">Tags.</param>
/// <param name="Metrics">Values measured for it, in the order in which they were logged.</param>
[GenerateSerializer, Immutable, Alias(Aliases.LoggedModel)]
public sealed record LoggedModel(
    string ModelId,
    string Workspace,
    long ExperimentId,
    string Name,
    string? ModelType,
    string? SourceRunId,
    LoggedModelStatus Status,
    string? StatusMessage,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    IReadOnlyDictionary<string, string> Params,
    IReadOnlyDictionary<string, string> Tags,
    IReadOnlyList<ModelMetric> Metrics)
{
    /// <summary>Whether a text has the form of a model's id.</summary>
    public static bool IsId(string id) => id.StartsWith("m-", StringComparison.Ordinal) && id.Length == 34 && id[2..].All(char.IsAsciiHexDigitLower);
}
