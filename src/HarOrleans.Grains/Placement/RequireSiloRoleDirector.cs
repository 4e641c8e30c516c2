using Orleans.Placement;
using Orleans.Runtime;
using Orleans.Runtime.MembershipService.SiloMetadata;
using Orleans.Runtime.Placement;

namespace HarOrleans.Grains;

/// <summary>Leaves the silos that announce the role.</summary>
internal sealed class RequireSiloRoleDirector(ISiloMetadataCache metadata) : IPlacementFilterDirector
{
    public IEnumerable<SiloAddress> Filter(PlacementFilterStrategy filterStrategy, PlacementTarget target, IEnumerable<SiloAddress> silos)
    {
        var role = ((RequireSiloRole)filterStrategy).Role;
        return silos.Where(silo => SiloRoleMetadata.Has(metadata.GetSiloMetadata(silo).Metadata, role));
    }
}
