using HarOrleans.Contracts;

namespace HarOrleans.Host.Mlflow;

/// <summary>A logged model of a file store.</summary>
/// <param name="Folder">Its folder.</param>
/// <param name="Model">The model; its experiment is not known yet.</param>
internal sealed record MlflowModel(string Folder, LoggedModel Model);
