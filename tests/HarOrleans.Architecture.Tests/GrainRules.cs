using System.Reflection;
using HarOrleans.Contracts;
using Orleans;
using Orleans.Concurrency;

namespace HarOrleans.Architecture.Tests;

public sealed class GrainRules
{
    private static readonly Type[] Grains = [.. Assembly.Load("HarOrleans.Grains").GetTypes().Where(x => x.IsSubclassOf(typeof(Grain)))];

    private static readonly Type[] Interfaces = [.. typeof(IStudyGrain).Assembly.GetTypes().Where(x => x.IsInterface && x.IsAssignableTo(typeof(IGrain)))];

    [Fact]
    public void Every_grain_interface_has_a_grain() =>
        Assert.All(Interfaces, x => Assert.Contains(Grains, x.IsAssignableFrom));

    [Fact]
    public void Grains_are_sealed_and_internal() =>
        Assert.All(Grains, x => Assert.True(x is { IsSealed: true, IsPublic: false }, x.Name));

    [Fact]
    public void No_grain_is_reentrant()
    {
        Assert.All(Grains, x => Assert.False(x.IsDefined(typeof(ReentrantAttribute), inherit: true), x.Name));
        Assert.All(Interfaces.SelectMany(x => x.GetMethods()), x => Assert.False(x.IsDefined(typeof(AlwaysInterleaveAttribute), inherit: true), x.Name));
    }

    [Fact]
    public void Every_grain_names_the_role_of_its_silos_and_only_what_needs_libtorch_lives_on_trainers()
    {
        Assert.All(Grains, grain =>
        {
            var attribute = grain.CustomAttributes.SingleOrDefault(x => x.AttributeType.Name == "RequireSiloRoleAttribute");
            Assert.True(attribute is not null, $"{grain.Name} names no role");
            var role = (string)attribute.ConstructorArguments[0].Value!;
            Assert.Equal(grain.Name is "TrainerGrain" or "ScoringGrain" ? SiloRoles.Trainer : SiloRoles.Control, role);
        });
    }

    [Fact]
    public void Every_grain_has_a_wire_name_of_its_own()
    {
        Assert.All(Grains, x => Assert.True(x.IsDefined(typeof(GrainTypeAttribute)), x.Name));
        Assert.All(Interfaces, x => Assert.True(x.IsDefined(typeof(GrainInterfaceTypeAttribute)), x.Name));
        Assert.All(Interfaces.SelectMany(x => x.GetMethods()), x => Assert.True(x.IsDefined(typeof(AliasAttribute)), $"{x.DeclaringType!.Name}.{x.Name}"));
    }

    [Fact]
    public void The_cancellation_token_comes_last_on_every_grain_method() =>
        Assert.All(Interfaces.SelectMany(x => x.GetMethods()), x => Assert.Equal(typeof(CancellationToken), x.GetParameters().LastOrDefault()?.ParameterType));
}
