using Orleans.Placement;

namespace HarOrleans.Grains;

/// <summary>Places a grain on silos of one role only. Orleans' own metadata filter compares with the calling silo, which may have another role.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RequireSiloRoleAttribute(string role) : PlacementFilterAttribute(new RequireSiloRole(role, 0));
