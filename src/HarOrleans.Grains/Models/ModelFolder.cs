namespace HarOrleans.Grains;

/// <summary>Where a logged model's files are.</summary>
/// <param name="Path">The folder in the artifact store, with a slash at its end.</param>
/// <param name="LoggedAt">When the model was logged there: another time, another model.</param>
internal sealed record ModelFolder(string Path, DateTimeOffset LoggedAt);
