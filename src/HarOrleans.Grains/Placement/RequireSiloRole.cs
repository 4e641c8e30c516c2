using Orleans.Metadata;
using Orleans.Placement;
using Orleans.Runtime;

namespace HarOrleans.Grains;

/// <summary>The placement filter behind <see cref="RequireSiloRoleAttribute"/>; its role travels in the grain's properties.</summary>
internal sealed class RequireSiloRole(string role, int order) : PlacementFilterStrategy(order)
{
    private const string RoleProperty = "har-role";

    /// <summary>For the runtime, which fills it from the grain's properties.</summary>
    public RequireSiloRole() : this("", 0) { }

    internal string Role { get; private set; } = role;

    public override void AdditionalInitialize(GrainProperties properties) =>
        Role = GetPlacementFilterGrainProperty(RoleProperty, properties) ?? throw new InvalidOperationException("A grain's required silo role is missing.");

    protected override IEnumerable<KeyValuePair<string, string>> GetAdditionalGrainProperties(
        IServiceProvider services, Type grainClass, GrainType grainType, IReadOnlyDictionary<string, string> existingProperties) =>
        [new(RoleProperty, Role)];
}
