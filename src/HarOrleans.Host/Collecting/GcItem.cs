namespace HarOrleans.Host.Collecting;

/// <summary>An experiment or a run that is deleted.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="DeletedAt">Since when.</param>
/// <param name="Points">Metric points of the run; of an experiment, of all its runs.</param>
/// <param name="Reason">Why it stays, where it does.</param>
internal sealed record GcItem(string Id, string Name, DateTimeOffset DeletedAt, long Points, string? Reason = null);
