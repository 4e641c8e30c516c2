namespace HarOrleans.Host.Mlflow;

/// <summary>Something of a store that could not be imported.</summary>
/// <param name="Path">Where it stands there.</param>
/// <param name="Reason">Why.</param>
internal sealed record MlflowFailure(string Path, string Reason);
