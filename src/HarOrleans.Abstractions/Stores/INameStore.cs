namespace HarOrleans.Abstractions;

/// <summary>Claims names: one row for each (workspace, kind, name), which carries the id that the named thing has or will have.</summary>
public interface INameStore
{
    /// <summary>The id behind a name; claims the name with a fresh id where it is free. Ids increase and are never reused. Of two claims at once, both get the same id.</summary>
    Task<long> ClaimAsync(string workspace, string kind, string name, CancellationToken cancellationToken = default);

    /// <summary>The name behind an id, or null where it is released.</summary>
    Task<string?> FindNameAsync(long id, CancellationToken cancellationToken = default);

    /// <summary>Gives the thing of this id another name; false, and nothing written, where another thing has it or the id is released. The same name again: true.</summary>
    Task<bool> RenameAsync(long id, string name, CancellationToken cancellationToken = default);

    /// <summary>Frees the name of this id; the id is never given out again. Twice is once.</summary>
    Task ReleaseAsync(long id, CancellationToken cancellationToken = default);

    /// <summary>The id behind a name, or null.</summary>
    Task<long?> FindAsync(string workspace, string kind, string name, CancellationToken cancellationToken = default);
}
