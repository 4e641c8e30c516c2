namespace HarOrleans.Dashboard;

/// <summary>What a file is shown as, by the end of its name, and up to which size.</summary>
internal static class ArtifactKinds
{
    private const long Mebibyte = 1024 * 1024;

    private static readonly Dictionary<string, ArtifactKind> ByExtension = new (ArtifactKind Kind, string[] Ends)[]
    {
        (ArtifactKind.Text, [".txt", ".log", ".md", ".yaml", ".yml", ".toml", ".ini", ".jsonl", ".xml", ".cs", ".py", ".sql", ".sh", "MLmodel"]),
        (ArtifactKind.Json, [".json"]),
        (ArtifactKind.Table, [".csv", ".tsv"]),
        (ArtifactKind.Image, [".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"]),
        (ArtifactKind.Page, [".html", ".htm"]),
    }.SelectMany(each => each.Ends.Select(end => (end, each.Kind))).ToDictionary(each => each.end, each => each.Kind, StringComparer.OrdinalIgnoreCase);

    /// <summary>What a file is shown as.</summary>
    public static ArtifactKind Of(string path) =>
        ByExtension.GetValueOrDefault(Path.GetExtension(path) is { Length: > 0 } extension ? extension : Path.GetFileName(path));

    /// <summary>The largest file of a kind that is shown, in bytes. Text crosses the circuit, pictures and pages do not.</summary>
    public static long Limit(ArtifactKind kind) => kind switch
    {
        ArtifactKind.Text or ArtifactKind.Json => Mebibyte / 4,
        ArtifactKind.Table => 64 * Mebibyte,
        ArtifactKind.Image or ArtifactKind.Page => 16 * Mebibyte,
        _ => 0,
    };
}
