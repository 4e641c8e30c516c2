namespace HarOrleans.Host.Mlflow;

/// <summary>An experiment of a file store.</summary>
/// <param name="Folder">Its folder.</param>
/// <param name="Id">Its id there.</param>
/// <param name="Name">Its name.</param>
/// <param name="CreatedAt">When it was made, where that is known.</param>
/// <param name="Deleted">Whether it was deleted.</param>
/// <param name="Tags">Its tags.</param>
internal sealed record MlflowExperiment(string Folder, string Id, string Name, DateTimeOffset? CreatedAt, bool Deleted, IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>Its runs.</summary>
    internal List<MlflowRun> Runs { get; } = [];

    /// <summary>Its logged models.</summary>
    internal List<MlflowModel> Models { get; } = [];
}
