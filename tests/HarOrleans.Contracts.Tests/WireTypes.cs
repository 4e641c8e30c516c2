using System.Reflection;
using Orleans;

namespace HarOrleans.Contracts.Tests;

/// <summary>The types that cross the wire, found by reflection.</summary>
internal static class WireTypes
{
    internal static IReadOnlyList<Type> All { get; } =
        [.. typeof(Aliases).Assembly.GetTypes().Where(type => type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false)).OrderBy(type => type.Name, StringComparer.Ordinal)];

    internal static string? AliasOf(Type type) => type.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias;
}
