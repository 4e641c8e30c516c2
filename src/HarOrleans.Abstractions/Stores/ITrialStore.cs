using HarOrleans.Contracts;

namespace HarOrleans.Abstractions;

/// <summary>Rows of trials, their leases and intermediate values. Every method is one transaction, durable when it returns.</summary>
public interface ITrialStore
{
    /// <summary>Stores a trial and its run; where the study has that number already, returns the stored one unchanged.</summary>
    Task<TrialRecord> CreateAsync(NewTrial trial, CancellationToken cancellationToken = default);

    /// <summary>Stores several trials of one study, all or none; those whose number is there already are answered as stored.</summary>
    Task<IReadOnlyList<TrialRecord>> AddAsync(IReadOnlyList<NewTrial> trials, CancellationToken cancellationToken = default);

    /// <summary>Gives a trial that waits its parameters and their distributions; false, and nothing written, where it waits no more.</summary>
    Task<bool> CompleteParamsAsync(
        long trialId,
        IReadOnlyDictionary<string, ParamValue> parameters,
        IReadOnlyDictionary<string, Distribution> distributions,
        long sequence,
        DateTimeOffset at,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes up to so many of a study's trials with all that is theirs but their runs, which stay, KILLED where they had not ended. Returns how many; 0 when none is left.</summary>
    Task<int> DeleteAsync(long studyId, int most, DateTimeOffset at, CancellationToken cancellationToken = default);

    /// <summary>All trials of a study by number.</summary>
    Task<IReadOnlyList<TrialRecord>> LoadAsync(long studyId, CancellationToken cancellationToken = default);

    /// <summary>One trial, or null.</summary>
    Task<TrialRecord?> FindAsync(long studyId, int number, CancellationToken cancellationToken = default);

    /// <summary>
    /// Commits a step with all its store effects; the trial as it stands after it. Null, and nothing written, where the stored state is not <see cref="TrialTransition.Before"/> any more
    /// (state, attempt and holder), or where the lease must have run out and has not.
    /// </summary>
    Task<TrialRecord?> CommitAsync(TrialCommit commit, CancellationToken cancellationToken = default);

    /// <summary>Stores a trial's attributes in place of the earlier ones (null keeps them); false, and nothing written, where the attempt is not the trial's current one or the trial is not RUNNING.</summary>
    Task<bool> SetAttributesAsync(
        long trialId,
        int attempt,
        IReadOnlyDictionary<string, string>? user,
        IReadOnlyDictionary<string, string>? system,
        long sequence,
        DateTimeOffset at,
        CancellationToken cancellationToken = default);

    /// <summary>Extends the leases that are still held under their attempt; returns those that are not.</summary>
    Task<IReadOnlyList<LeaseKey>> RenewLeasesAsync(IReadOnlyList<LeaseKey> leases, DateTimeOffset until, CancellationToken cancellationToken = default);

    /// <summary>When the next lease runs out, or ran out already; null where none is held.</summary>
    Task<DateTimeOffset?> FindNextExpiryAsync(CancellationToken cancellationToken = default);

    /// <summary>Leases held whose time is over.</summary>
    Task<IReadOnlyList<LeaseKey>> ListExpiredLeasesAsync(DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>
    /// Ends the leases of all trainers at once: for an embedded server that has locked its state folder, so that no predecessor lives. Returns how many. Owners
    /// outside live on without the server: their leases hold until the given time at least, so that they can renew.
    /// </summary>
    Task<int> ExpireAllLeasesAsync(DateTimeOffset now, DateTimeOffset outsideUntil, CancellationToken cancellationToken = default);

    /// <summary>Ends the leases of trainers on silos that are known to be dead, so that no renewal takes them back: a silo that was cut off may not know yet, and reach the database. Returns how many.</summary>
    /// <param name="silos">The silos' addresses with their generations, as the holders of their leases begin.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<int> ExpireLeasesOfAsync(IReadOnlyList<string> silos, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>Records a checkpoint; false, and nothing written, where its attempt is not the trial's current one or the trial is not RUNNING.</summary>
    Task<bool> SaveCheckpointAsync(CheckpointInfo checkpoint, CancellationToken cancellationToken = default);

    /// <summary>The latest checkpoint of a trial, or null.</summary>
    Task<CheckpointInfo?> FindCheckpointAsync(long trialId, CancellationToken cancellationToken = default);

    /// <summary>Who holds a trial and until when, or null.</summary>
    Task<(string Holder, DateTimeOffset Until)?> FindLeaseAsync(long trialId, CancellationToken cancellationToken = default);

    /// <summary>Ids of studies with trials that wait or run.</summary>
    Task<IReadOnlyList<long>> ListStudiesWithOpenTrialsAsync(CancellationToken cancellationToken = default);
}
