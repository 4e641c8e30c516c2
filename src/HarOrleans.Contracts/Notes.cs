namespace HarOrleans.Contracts;

/// <summary>Notes that people write on studies and runs, in Markdown.</summary>
public static class Notes
{
    /// <summary>Longest note, in characters.</summary>
    public const int MaxLength = 65_536;

    /// <summary>The tag that a run's note is kept in, as MLflow does.</summary>
    public const string RunTag = "mlflow.note.content";

    /// <summary>What is wrong with a note: empty where it will do.</summary>
    public static IReadOnlyList<string> Errors(string note)
    {
        ArgumentNullException.ThrowIfNull(note);
        return note.Length <= MaxLength ? [] : [FormattableString.Invariant($"note has {note.Length} characters; at most {MaxLength} are kept: shorten it, or log the text as an artifact.")];
    }
}
