using Orleans.Placement;

namespace HarOrleans.Grains;

/// <summary>Places a grain on the silo that its key names, or nowhere.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class PinnedToSiloAttribute() : PlacementAttribute(new PinnedToSilo());
