using HarOrleans.Contracts;

namespace HarOrleans.Abstractions;

/// <summary>Rows of logged models. Every method is one transaction, durable when it returns.</summary>
public interface ILoggedModelStore
{
    /// <summary>Stores a model whole; false, and nothing written, where the id exists.</summary>
    Task<bool> PutAsync(LoggedModel model, CancellationToken cancellationToken = default);

    /// <summary>The model, or null.</summary>
    Task<LoggedModel?> FindAsync(string modelId, CancellationToken cancellationToken = default);

    /// <summary>Models of a workspace, newest first; of one experiment, or of all where null.</summary>
    Task<IReadOnlyList<LoggedModel>> ListAsync(string workspace, long? experimentId, int skip, int take, CancellationToken cancellationToken = default);

    /// <summary>Ids of an experiment's models, of any workspace.</summary>
    Task<IReadOnlyList<string>> ListOfExperimentAsync(long experimentId, int most, CancellationToken cancellationToken = default);

    /// <summary>Takes models away for ever. Twice is once.</summary>
    Task PurgeAsync(IReadOnlyList<string> modelIds, CancellationToken cancellationToken = default);
}
