using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Server.Tests;

/// <summary>An assembly that no project here refers to: tests/HarOrleans.Example, as it was built.</summary>
public sealed class ObjectiveAssemblyTests : IDisposable
{
    private static readonly string Example = Built("HarOrleans.Example.dll");
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_objective_from_an_assembly_of_its_own_runs_a_study(bool byFolder)
    {
        await using var server = await HarTestServer.StartAsync(
            _folder.Path, ScriptedObjective.Smooth(), configure: services => services.AddObjectivesFrom(byFolder ? Path.GetDirectoryName(Example) : Example));
        server.Services.CheckObjectives();
        var wrong = await Assert.ThrowsAsync<InvalidSpecException>(() => server.Client.Studies.GetOrCreateAsync(Spec(centre: "left"), Cancelled));
        Assert.StartsWith("centre:", Assert.Single(wrong.Errors), StringComparison.Ordinal);

        var study = await server.Client.Studies.GetOrCreateAsync(Spec(centre: "3"), Cancelled);
        await study.OptimizeAsync(new StudyBudget(4, 1), new Dictionary<string, string>(), Cancelled);
        await foreach (var update in study.WatchAsync(Cancelled))
        {
            if (update.Study.Phase == StudyPhase.Finished)
            {
                break;
            }
        }

        var trials = (await study.GetTrialsAsync(0, Cancelled)).Trials;
        Assert.Equal(4, trials.Count);
        Assert.All(trials, trial => Assert.Equal(TrialState.Complete, trial.State));
        Assert.All(trials, trial => Assert.Equal(9 * Math.Pow(1 - (2 * trial.Params["lr"].AsDouble()), 40), trial.Value!.Value, 1e-9));
    }

    [Fact]
    public async Task A_sampler_and_a_pruner_from_an_assembly_of_its_own_are_found_by_name_with_checked_options()
    {
        await using var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth(), configure: services => services.AddObjectivesFrom(Example));
        var spec = TestSpecs.Study(sampler: "halton") with
        {
            Direction = StudyDirection.Minimize,
            Objective = ObjectiveSpec.AskTell,
            Space = [new("x", new FloatDistribution(0, 8)), new("n", new IntDistribution(1, 3)), new("c", new CategoricalDistribution([ParamValue.Of("a"), ParamValue.Of("b")]))],
            Pruner = new("spike", new Dictionary<string, string> { ["factor"] = "2" }),
        };
        var wrong = await Assert.ThrowsAsync<InvalidSpecException>(() => server.Client.Studies.CreateAsync(
            spec with { Sampler = new("halton", 0, new Dictionary<string, string> { ["skip"] = "-1" }), Pruner = new("spike", new Dictionary<string, string> { ["height"] = "2" }) }, Cancelled));
        Assert.Equal(["sampler.skip = -1: must be a whole number of at least 0.", "pruner.height = 2: there is no such option; known are factor."], wrong.Errors);

        var study = await server.Client.Studies.CreateAsync(spec, Cancelled);
        List<string> drawn = [];
        for (var number = 0; number < 3; number++)
        {
            var trial = await study.AskAsync(cancellationToken: Cancelled);
            drawn.Add(string.Join(' ', trial.Params.Values));
            Assert.False((await trial.ReportAsync(1, 1, Cancelled)).Prune);
            Assert.False((await trial.ReportAsync(2, 2, Cancelled)).Prune);
            Assert.Equal("2.5 is more than 2 times its first value, 1.", (await trial.ReportAsync(3, 2.5, Cancelled)).Reason);
            await trial.TellAsync(1);
        }

        // 1, 2 and 3 mirrored in base 2: 1/2, 1/4, 3/4; in base 3: 1/3, 2/3, 1/9; in base 5: 1/5, 2/5, 3/5.
        Assert.Equal(["4 2 a", "2 3 a", "6 1 b"], drawn);
    }

    [Fact]
    public void A_path_that_is_not_there_and_files_that_are_no_such_assemblies_are_refused_by_name()
    {
        var text = Path.Combine(_folder.Path, "notes.dll");
        File.WriteAllText(text, "not an assembly");

        Assert.Contains("there is no such file or folder", Refused(Path.Combine(_folder.Path, "nowhere")).Message, StringComparison.Ordinal);
        Assert.Contains("this is no .NET assembly", Refused(text).Message, StringComparison.Ordinal);
        Assert.Contains("no class in it implements", Refused(typeof(FactAttribute).Assembly.Location).Message, StringComparison.Ordinal);
        var empty = Directory.CreateDirectory(Path.Combine(_folder.Path, "empty")).FullName;
        var error = Refused(empty);
        Assert.Contains("no DLL in this folder refers to HarOrleans.Abstractions", error.Message, StringComparison.Ordinal);
        Assert.Equal(empty, error.Path);
    }

    [Fact]
    public void Two_objectives_of_one_name_are_refused_by_the_name()
    {
        using var twice = new ServiceCollection().AddObjectivesFrom($"{Example}{Path.PathSeparator}{Example}").BuildServiceProvider();

        Assert.Contains("the name 'centroid' is taken twice", Assert.Throws<ObjectiveAssemblyException>(twice.CheckObjectives).Message, StringComparison.Ordinal);
        Assert.Empty(new ServiceCollection().AddObjectivesFrom(null));
        Assert.Equal("centroid", new ServiceCollection().AddObjectivesFrom(Example).BuildServiceProvider().GetRequiredService<IObjective>().Name);
    }

    private static ObjectiveAssemblyException Refused(string path) => Assert.Throws<ObjectiveAssemblyException>(() => new ServiceCollection().AddObjectivesFrom(path));

    private static StudySpec Spec(string centre) => TestSpecs.Study() with
    {
        Direction = StudyDirection.Minimize,
        Space = [new("lr", new FloatDistribution(0.05, 0.4))],
        Objective = new("centroid", new Dictionary<string, string> { ["centre"] = centre }, new Dictionary<string, string>()),
    };

    private static string Built(string file)
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var (framework, configuration, tests) = (here.Name, here.Parent!.Name, here.Parent.Parent!.Parent!.Parent!);
        return Path.Combine(tests.FullName, Path.GetFileNameWithoutExtension(file), "bin", configuration, framework, file);
    }
}
