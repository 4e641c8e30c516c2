using HarOrleans.Contracts;

namespace HarOrleans.Abstractions;

/// <content>Runs as a whole. These change a trial's run, too, unless it is said otherwise; where there is no run, they throw <see cref="NotFoundException"/>.</content>
public partial interface IRunStore
{
    /// <summary>Makes a run as another system has it, or adds what is new; <see cref="ConflictException"/> where another workspace or a trial has the id.</summary>
    Task<RunImported> ImportAsync(RunImport run, DateTimeOffset at, CancellationToken cancellationToken = default);

    /// <summary>Gives the run another name.</summary>
    Task RenameAsync(string runId, string name, CancellationToken cancellationToken = default);

    /// <summary>Sets tags, all or none.</summary>
    Task SetTagsAsync(string runId, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken = default);

    /// <summary>Takes a tag away; false where the run has it not.</summary>
    Task<bool> DeleteTagAsync(string runId, string key, CancellationToken cancellationToken = default);

    /// <summary>Says since when the run is deleted, or with null that it is active. A deletion keeps its first time.</summary>
    Task SetDeletedAsync(string runId, DateTimeOffset? at, CancellationToken cancellationToken = default);

    /// <summary>Moves the run to an experiment of its workspace; <see cref="NotFoundException"/> where there is none, <see cref="ConflictException"/> where it is deleted.</summary>
    Task MoveAsync(string runId, long experimentId, CancellationToken cancellationToken = default);

    /// <summary>Makes a copy of an ended run with everything but files; where the copy exists, nothing happens. <see cref="ConflictException"/> where the id has another run, or the source has not ended.</summary>
    Task CopyAsync(string sourceRunId, string runId, long experimentId, DateTimeOffset at, CancellationToken cancellationToken = default);

    /// <summary>Lets a run of its own run again and hides points after a step; the next sequence, or null for a trial's run.</summary>
    Task<long?> ResumeAsync(string runId, long? afterStep, CancellationToken cancellationToken = default);

    /// <summary>Notes a sign of life of a run of its own that runs; otherwise nothing is written, and the answer is how the run is.</summary>
    Task<RunInfo?> HeartbeatAsync(string runId, TimeSpan lease, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>Runs whose owner is silent beyond its lease and could have been heard: <paramref name="listening"/> is how long signs of life have been taken.</summary>
    Task<IReadOnlyList<string>> ListSilentAsync(DateTimeOffset now, TimeSpan listening, CancellationToken cancellationToken = default);

    /// <summary>Ends a run whose owner is silent beyond its lease as FAILED; false, and nothing written, where it is not.</summary>
    Task<bool> ExpireAsync(string runId, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>Ids of an experiment's runs, of any workspace.</summary>
    Task<IReadOnlyList<string>> ListOfExperimentAsync(long experimentId, int most, CancellationToken cancellationToken = default);

    /// <summary>Takes runs away for ever, with all rows of theirs. Twice is once.</summary>
    Task PurgeAsync(IReadOnlyList<string> runIds, CancellationToken cancellationToken = default);
}
