using Mono.Cecil;
using Mono.Cecil.Cil;

namespace HarOrleans.Architecture.Tests;

/// <summary>Awaited calls between grains go down only, so that no two grains can wait for each other.</summary>
public sealed class CallGraphRules
{
    private static readonly Dictionary<string, string[]> Down = new()
    {
        ["WorkspaceGrain"] = ["IExperimentGrain", "IStudyGrain", "IModelGrain"],
        ["StudyGrain"] = ["IQueueGrain", "IRunGrain", "IFeedGrain"],
        ["TrialGrain"] = ["IQueueGrain"],
        ["QueueGrain"] = ["ITrainerGrain"],
        ["RunGrain"] = ["IExperimentGrain", "IFeedGrain"],
        ["CatalogGrain"] = [],
        ["ClusterGrain"] = [],
        ["LoggedModelGrain"] = [],
        ["ModelGrain"] = [],
        ["ScoringGrain"] = [],
        ["ExperimentGrain"] = [],
        ["TrainerGrain"] = [],
        ["FeedGrain"] = [],
    };

    [Fact]
    public void Grains_call_downwards_only()
    {
        var calls = Calls().Where(x => Down.ContainsKey(x.Caller)).Distinct().ToArray();
        Assert.NotEmpty(calls);
        Assert.Empty(calls.Where(x => !Down[x.Caller].Contains(x.Target)).Select(x => $"{x.Caller} must not call {x.Target}"));
    }

    [Fact]
    public void The_table_itself_has_no_circle()
    {
        foreach (var grain in Down.Keys)
        {
            Assert.DoesNotContain(grain, Below(grain));
        }
    }

    [Fact]
    public void Every_grain_is_in_the_table() =>
        Assert.Equal(Module().Types.Where(x => x.BaseType?.FullName == "Orleans.Grain").Select(x => x.Name).Order(), Down.Keys.Order());

    private static IEnumerable<string> Below(string grain) => Down[grain].Select(x => x[1..]).SelectMany(x => Below(x).Prepend(x));

    private static ModuleDefinition Module() => ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, "HarOrleans.Grains.dll"));

    /// <summary>Who asks the grain factory for which grain: <c>GetGrain&lt;T&gt;</c> in a method, its closures and its state machines.</summary>
    private static IEnumerable<(string Caller, string Target)> Calls() =>
        from type in Module().GetTypes()
        from method in type.Methods
        where method.HasBody
        from instruction in method.Body.Instructions
        where instruction.OpCode.Code is Code.Call or Code.Callvirt
        let called = instruction.Operand as GenericInstanceMethod
        where called is not null && called.Name == "GetGrain"
        select (Outermost(type).Name, called.GenericArguments[0].Name);

    private static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
