using Orleans.Runtime;

namespace HarOrleans.Grains;

/// <summary>The placement strategy behind <see cref="PinnedToSiloAttribute"/>.</summary>
[Serializable, GenerateSerializer, Immutable, Alias("har.PinnedToSilo")]
internal sealed class PinnedToSilo : PlacementStrategy;
