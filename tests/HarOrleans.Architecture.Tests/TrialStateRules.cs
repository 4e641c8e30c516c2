using System.Reflection;
using System.Runtime.CompilerServices;
using HarOrleans.Contracts;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace HarOrleans.Architecture.Tests;

/// <summary>Only the trial protocol changes a trial's state.</summary>
public sealed class TrialStateRules
{
    [Fact]
    public void A_transition_can_be_made_inside_the_protocols_assembly_only()
    {
        Assert.Empty(typeof(TrialTransition).GetConstructors(BindingFlags.Public | BindingFlags.Instance));
        var friends = typeof(TrialTransition).Assembly.GetCustomAttributes<InternalsVisibleToAttribute>().Select(x => x.AssemblyName);
        Assert.Equal(["HarOrleans.Contracts.Tests", "HarOrleans.Optimization"], friends.Order());
    }

    [Fact]
    public void Inside_that_assembly_the_protocol_alone_makes_one() =>
        Assert.Equal(["TrialProtocol"], Makers("HarOrleans.Optimization.dll", nameof(TrialTransition)));

    [Fact]
    public void Grains_never_make_or_change_a_trials_state() =>
        Assert.Empty(Makers("HarOrleans.Grains.dll", nameof(TrialExecution)));

    [Fact]
    public void The_store_has_one_way_to_change_a_trial_and_it_takes_a_transition()
    {
        var taking = typeof(Abstractions.ITrialStore).GetMethods().Where(x => x.GetParameters().Any(p => p.ParameterType == typeof(TrialExecution) || p.ParameterType == typeof(TrialState)));
        Assert.Empty(taking);
    }

    private static IEnumerable<string> Makers(string assembly, string type) =>
        (from owner in ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, assembly)).GetTypes()
         from method in owner.Methods
         where method.HasBody
         from instruction in method.Body.Instructions
         where (instruction.OpCode.Code == Code.Newobj && ((MethodReference)instruction.Operand).DeclaringType.Name == type)
             || (instruction.OpCode.Code == Code.Callvirt && instruction.Operand is MethodReference { Name: "<Clone>$" } clone && clone.DeclaringType.Name == type)
         select owner.DeclaringType?.Name ?? owner.Name).Distinct();
}
