namespace HarOrleans.Abstractions;

/// <summary>Claims names: one row for each (workspace, kind, name), which carries the id that the named thing has or will have.</summary>
public interface INameStore
{
    /// <summary>The id behind a name; claims the name with a fresh id where it is free. Ids increase and are never reused. Of two claims at once, both get the same id.</summary>
    Task<long> ClaimAsync(string workspace, string kind, string name, CancellationToken cancellationToken = default);

    /// <summary>The id behind a name, or null.</summary>
    Task<long?> FindAsync(string workspace, string kind, string name, CancellationToken cancellationToken = default);
}
