using HarOrleans.Contracts;
using Orleans.Runtime;
using Orleans.Runtime.MembershipService.SiloMetadata;

namespace HarOrleans.Grains;

/// <summary>Tells of silos what the membership and their metadata say.</summary>
[RequireSiloRole(SiloRoles.Control)]
[GrainType("cluster")]
internal sealed class ClusterGrain(IClusterMembershipService membership, ISiloMetadataCache metadata, TimeProvider time) : Grain, IClusterGrain
{
    public Task<IReadOnlyList<SiloInfo>> ListSilosAsync(bool dead, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<SiloInfo>>(
    [
        .. membership.CurrentSnapshot.Members.Values
            .Where(each => dead || each.Status != SiloStatus.Dead)
            .Select(each => Describe(each, metadata.GetSiloMetadata(each.SiloAddress).Metadata))
            .OrderBy(each => each.Status == nameof(SiloStatus.Dead)).ThenBy(each => string.Join(',', each.Roles), StringComparer.Ordinal).ThenBy(each => each.Silo, StringComparer.Ordinal),
    ]);

    private SiloInfo Describe(ClusterMember member, IReadOnlyDictionary<string, string> metadata) => new(
        member.SiloAddress.ToParsableString(),
        [.. SiloRoles.All.Where(role => SiloRoleMetadata.Has(metadata, role))],
        SiloRoleMetadata.Labels(metadata),
        member.Status.ToString())
    {
        // A generation is the second of the silo's start.
        StartedAt = time.GetUtcNow() - TimeSpan.FromSeconds(SiloAddress.AllocateNewGeneration() - (long)member.SiloAddress.Generation),
    };
}
