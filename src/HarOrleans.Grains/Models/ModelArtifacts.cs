namespace HarOrleans.Grains;

/// <summary>Where a logged model's files lie.</summary>
public static class ModelArtifacts
{
    /// <summary>The path of a file.</summary>
    public static string Path(string modelId, string path) => $"models/{modelId}/artifacts/{path}";
}
