using HarOrleans.Abstractions;
using HarOrleans.Host.CommandLine;
using HarOrleans.Host.Demo;
using HarOrleans.Training;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Host.Tests.Demo;

public sealed class DemoSpacesTests
{
    [Fact]
    public void Each_objective_takes_the_space_and_the_settings_that_a_demo_makes_for_it()
    {
        using var services = new ServiceCollection().AddHarTraining().BuildServiceProvider();
        var objectives = services.GetServices<IObjective>().ToDictionary(each => each.Name);
        Assert.Equal(objectives.Keys.Order(StringComparer.Ordinal), DemoSpaces.Objectives.Order(StringComparer.Ordinal));

        foreach (var (name, objective) in objectives)
        {
            var options = new DemoOptions { Objective = name, Settings = new Dictionary<string, string> { ["scaling"] = "none", ["dropout"] = "0" } };
            var spec = DemoStudy.Spec(options, Sample.Dataset, new Dictionary<string, string> { ["data"] = "/somewhere" });
            Assert.Empty(objective.Validate(spec));
            Assert.Contains("dropout: 2 is not", Assert.Single(objective.Validate(DemoStudy.Spec(options with { Settings = new Dictionary<string, string> { ["dropout"] = "2" } }, Sample.Dataset, spec.Objective.Hints))), StringComparison.Ordinal);
        }
    }
}
