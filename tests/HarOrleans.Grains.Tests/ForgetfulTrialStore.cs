using HarOrleans.Abstractions;
using HarOrleans.Contracts;

namespace HarOrleans.Grains.Tests;

/// <summary>The real store, but for one attempt whose renewals are lost on the way, as from a frozen machine.</summary>
internal sealed class ForgetfulTrialStore(ITrialStore inner, int attempt) : ITrialStore
{
    public Task<IReadOnlyList<LeaseKey>> RenewLeasesAsync(IReadOnlyList<LeaseKey> leases, DateTimeOffset until, CancellationToken cancellationToken) =>
        inner.RenewLeasesAsync([.. leases.Where(x => x.Attempt != attempt)], until, cancellationToken);

    public Task<TrialRecord> CreateAsync(NewTrial trial, CancellationToken cancellationToken) => inner.CreateAsync(trial, cancellationToken);

    public Task<IReadOnlyList<TrialRecord>> LoadAsync(long studyId, CancellationToken cancellationToken) => inner.LoadAsync(studyId, cancellationToken);

    public Task<TrialRecord?> FindAsync(long studyId, int number, CancellationToken cancellationToken) => inner.FindAsync(studyId, number, cancellationToken);

    public Task<TrialRecord?> CommitAsync(TrialCommit commit, CancellationToken cancellationToken) => inner.CommitAsync(commit, cancellationToken);

    public Task<IReadOnlyList<TrialRecord>> AddAsync(IReadOnlyList<NewTrial> trials, CancellationToken cancellationToken) => inner.AddAsync(trials, cancellationToken);

    public Task<bool> CompleteParamsAsync(
        long trialId, IReadOnlyDictionary<string, ParamValue> parameters, IReadOnlyDictionary<string, Distribution> distributions, long sequence, DateTimeOffset at, CancellationToken cancellationToken) =>
        inner.CompleteParamsAsync(trialId, parameters, distributions, sequence, at, cancellationToken);

    public Task<int> DeleteAsync(long studyId, int most, DateTimeOffset at, CancellationToken cancellationToken) => inner.DeleteAsync(studyId, most, at, cancellationToken);

    public Task<bool> SetAttributesAsync(
        long trialId, int attempt, IReadOnlyDictionary<string, string>? user, IReadOnlyDictionary<string, string>? system, long sequence, DateTimeOffset at, CancellationToken cancellationToken) =>
        inner.SetAttributesAsync(trialId, attempt, user, system, sequence, at, cancellationToken);

    public Task<int> ExpireLeasesOfAsync(IReadOnlyList<string> silos, DateTimeOffset now, CancellationToken cancellationToken) => inner.ExpireLeasesOfAsync(silos, now, cancellationToken);

    public Task<DateTimeOffset?> FindNextExpiryAsync(CancellationToken cancellationToken) => inner.FindNextExpiryAsync(cancellationToken);

    public Task<IReadOnlyList<LeaseKey>> ListExpiredLeasesAsync(DateTimeOffset now, CancellationToken cancellationToken) => inner.ListExpiredLeasesAsync(now, cancellationToken);

    public Task<int> ExpireAllLeasesAsync(DateTimeOffset now, DateTimeOffset outsideUntil, CancellationToken cancellationToken) =>
        inner.ExpireAllLeasesAsync(now, outsideUntil, cancellationToken);

    public Task<bool> SaveCheckpointAsync(CheckpointInfo checkpoint, CancellationToken cancellationToken) => inner.SaveCheckpointAsync(checkpoint, cancellationToken);

    public Task<CheckpointInfo?> FindCheckpointAsync(long trialId, CancellationToken cancellationToken) => inner.FindCheckpointAsync(trialId, cancellationToken);

    public Task<(string Holder, DateTimeOffset Until)?> FindLeaseAsync(long trialId, CancellationToken cancellationToken) => inner.FindLeaseAsync(trialId, cancellationToken);

    public Task<IReadOnlyList<long>> ListStudiesWithOpenTrialsAsync(CancellationToken cancellationToken) => inner.ListStudiesWithOpenTrialsAsync(cancellationToken);
}
