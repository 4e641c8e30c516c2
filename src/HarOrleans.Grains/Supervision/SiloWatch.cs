using System.Collections.Immutable;
using HarOrleans.Contracts;
using Orleans.Runtime;
using Orleans.Runtime.MembershipService.SiloMetadata;

namespace HarOrleans.Grains;

/// <summary>What this silo knows of the others, as the cluster's membership has it: who died, and who of the control silos looks after all.</summary>
internal sealed class SiloWatch(IClusterMembershipService membership, ISiloMetadataCache metadata, ILocalSiloDetails self) : IDisposable
{
    private readonly SemaphoreSlim _changed = new(0, 1);
    private ImmutableHashSet<SiloAddress> _buried = [];

    /// <summary>
    /// Whether this control silo is the one that has been there longest. Each silo judges by what it sees, so for moments there may be two, or none: what it decides on must be safe
    /// to do twice, and may be late.
    /// </summary>
    internal bool IsFirst => Eldest(membership.CurrentSnapshot.Members.Values.Where(IsControl).Select(each => each.SiloAddress)) is not { } eldest || eldest.Equals(self.SiloAddress);

    public void Dispose() => _changed.Dispose();

    /// <summary>The one that has been there longest: the smallest generation, which is the time of its start; null where there is none.</summary>
    internal static SiloAddress? Eldest(IEnumerable<SiloAddress> silos) =>
        silos.OrderBy(each => each.Generation).ThenBy(each => each.ToParsableString(), StringComparer.Ordinal).FirstOrDefault();

    /// <summary>Dead silos that <see cref="Bury"/> was not told of.</summary>
    internal IReadOnlyList<SiloAddress> Dead() =>
        [.. membership.CurrentSnapshot.Members.Values.Where(each => each.Status == SiloStatus.Dead && !_buried.Contains(each.SiloAddress)).Select(each => each.SiloAddress)];

    /// <summary>What these silos held was taken from them.</summary>
    internal void Bury(IReadOnlyList<SiloAddress> silos) => _buried = _buried.Union(silos).Intersect(membership.CurrentSnapshot.Members.Keys);

    /// <summary>Completes when silos came or went, and at the latest after a while.</summary>
    internal async Task WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(_changed.WaitAsync(either.Token), Task.Delay(atMost, time, either.Token));
        await either.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Listens until cancelled.</summary>
    internal async Task ListenAsync(CancellationToken cancellationToken)
    {
        await foreach (var _ in membership.MembershipUpdates.WithCancellation(cancellationToken))
        {
            if (_changed.CurrentCount == 0)
            {
                _changed.Release();
            }
        }
    }

    private bool IsControl(ClusterMember member) =>
        member.Status == SiloStatus.Active && SiloRoleMetadata.Has(metadata.GetSiloMetadata(member.SiloAddress).Metadata, SiloRoles.Control);
}
