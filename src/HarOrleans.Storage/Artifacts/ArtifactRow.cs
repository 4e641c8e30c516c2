namespace HarOrleans.Storage.Artifacts;

/// <summary>A path with its bytes.</summary>
internal sealed record ArtifactRow(string Path, string Sha256, long Bytes, DateTimeOffset ModifiedAt, string Location)
{
    public Abstractions.ArtifactFile File => new(Path, Bytes, ModifiedAt, Sha256);
}
