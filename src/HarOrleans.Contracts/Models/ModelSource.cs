using System.Diagnostics.CodeAnalysis;

namespace HarOrleans.Contracts;

/// <summary>Where a model's files are: below a path among a run's files, <c>runs:/RUN/PATH</c>, or those of a logged model, <c>models:/MODEL_ID</c>. MLflow's model URIs.</summary>
/// <param name="RunId">The run, 32 lower-case hex digits, or null.</param>
/// <param name="Path">The folder among the run's files, without a slash at its ends; empty for a logged model.</param>
/// <param name="ModelId">The logged model, or null.</param>
public sealed record ModelSource(string? RunId, string Path, string? ModelId)
{
    private const int RunIdLength = 32;
    private const string Runs = "runs:/";
    private const string Models = "models:/";

    /// <summary>The files of a run below a folder.</summary>
    public static ModelSource OfRun(string runId, string path) => new(runId, path.Trim('/'), null);

    /// <summary>Reads a URI; false where it is of neither form.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ModelSource? source)
    {
        source = null;
        if (text is not null && text.StartsWith(Runs, StringComparison.Ordinal) && text[Runs.Length..].Trim('/').Split('/', 2) is [var run, { Length: > 0 } path])
        {
            source = run.Length == RunIdLength && run.All(char.IsAsciiHexDigitLower) && path.Split('/').All(part => part is not ("" or "." or "..")) ? new ModelSource(run, path, null) : null;
        }
        else if (text is not null && text.StartsWith(Models, StringComparison.Ordinal) && LoggedModel.IsId(text[Models.Length..]))
        {
            source = new ModelSource(null, string.Empty, text[Models.Length..]);
        }

        return source is not null;
    }

    /// <inheritdoc />
    public override string ToString() => RunId is not null ? $"{Runs}{RunId}/{Path}" : $"{Models}{ModelId}";
}
