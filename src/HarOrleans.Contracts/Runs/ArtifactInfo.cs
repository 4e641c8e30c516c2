namespace HarOrleans.Contracts;

/// <summary>A file of a run.</summary>
/// <param name="Path">Its path among the run's artifacts, with forward slashes, e.g. <c>model/model_state_dict.pth</c>.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="ModifiedAt">When it was written.</param>
[GenerateSerializer, Immutable, Alias(Aliases.ArtifactInfo)]
public sealed record ArtifactInfo(string Path, long Bytes, DateTimeOffset ModifiedAt);
