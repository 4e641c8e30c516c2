using System.Reflection;
using Orleans;
using Xunit;

namespace HarOrleans.Contracts.Tests;

public sealed class AliasTests
{
    private static readonly IReadOnlyList<string> Aliased =
    [
        .. typeof(Aliases).GetFields(BindingFlags.Static | BindingFlags.NonPublic)
            .Where(field => field.IsLiteral && !field.IsPrivate)
            .Select(field => (string)field.GetRawConstantValue()!),
    ];

    [Fact]
    public void Aliases_are_unique_prefixed_and_short()
    {
        Assert.NotEmpty(Aliased);
        Assert.Equal(Aliased.Distinct(StringComparer.Ordinal), Aliased);
        Assert.All(Aliased, alias => Assert.StartsWith("har.", alias, StringComparison.Ordinal));
        Assert.All(Aliased, alias => Assert.InRange(alias.Length, 5, 64));
    }

    [Fact]
    public void Every_alias_is_used_by_exactly_one_type_and_every_wire_type_has_one() =>
        Assert.Equal(Aliased.Order(StringComparer.Ordinal), WireTypes.All.Select(WireTypes.AliasOf).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_wire_type_has_a_sample() => Assert.Equal(
        WireTypes.All.Where(type => !type.IsAbstract),
        Samples.All.Select(sample => sample.GetType()).Distinct().OrderBy(type => type.Name, StringComparer.Ordinal));

    [Fact]
    public void Every_grain_interface_has_a_wire_identity_of_its_own_and_aliases_its_methods()
    {
        var interfaces = typeof(Aliases).Assembly.GetTypes().Where(type => type.IsInterface && typeof(IAddressable).IsAssignableFrom(type)).ToList();
        Assert.NotEmpty(interfaces);
        var identities = interfaces.Select(type => type.GetCustomAttribute<GrainInterfaceTypeAttribute>()?.GetGrainInterfaceType(null!, type).ToString()).ToList();
        Assert.All(identities, identity => Assert.StartsWith("har.", identity, StringComparison.Ordinal));
        Assert.Equal(identities.Distinct(), identities);
        Assert.All(interfaces, type =>
        {
            var aliases = type.GetMethods().Select(method => method.GetCustomAttribute<AliasAttribute>()?.Alias).ToList();
            Assert.DoesNotContain(null, aliases);
            Assert.Equal(aliases.Distinct(), aliases);
        });
    }

    [Fact]
    public void Every_grain_method_takes_a_cancellation_token_last()
    {
        var methods = typeof(Aliases).Assembly.GetTypes().Where(type => type.IsInterface && typeof(IAddressable).IsAssignableFrom(type)).SelectMany(type => type.GetMethods());
        Assert.All(methods, method => Assert.Equal(typeof(CancellationToken), method.GetParameters().LastOrDefault()?.ParameterType));
    }
}
