using System.Text.Json;
using HarOrleans.Contracts;
using Xunit;

namespace HarOrleans.Optimization.Tests;

/// <summary>Trials of studies with several objectives, and with constraints, beside those that Optuna made from the same seeds.</summary>
public sealed class GoldenObjectivesTests
{
    private static readonly SearchParameter[] Space =
    [
        new("x", new FloatDistribution(0, 1)), new("y", new FloatDistribution(0, 1)), new("n", new IntDistribution(1, 8)),
        new("c", new CategoricalDistribution([ParamValue.Of("a"), ParamValue.Of("b"), ParamValue.Of("c")])),
    ];

    [Theory]
    [InlineData("two independent", 2, null, 3)]
    [InlineData("two joint", 2, true, 3)]
    [InlineData("three independent", 3, null, 3)]
    [InlineData("three joint", 3, true, 3)]
    [InlineData("constraints joint", 1, null, 5)]
    public void The_same_seed_gives_the_trials_that_Optuna_gives(string name, int objectives, bool? joint, uint seed)
    {
        using var golden = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "tpe-objectives.json")));
        StudyDirection[] directions = [.. new[] { StudyDirection.Minimize, StudyDirection.Minimize, StudyDirection.Maximize }.Take(objectives)];
        var sequence = new TpeSequence(TpeSamplerOptions.Optuna50 with { Multivariate = joint }, seed, Space, directions);
        var number = 0;
        foreach (var wanted in golden.RootElement.GetProperty("sequences").GetProperty(name).EnumerateArray())
        {
            var values = sequence.Ask();
            foreach (var parameter in wanted.GetProperty("params").EnumerateObject())
            {
                Assert.True(Same(parameter.Value, values[parameter.Name]), $"{name}, trial {number}, {parameter.Name}: {values[parameter.Name]} for {parameter.Value}");
            }

            sequence.Tell(Finished(number++, values, [.. wanted.GetProperty("values").EnumerateArray().Select(value => value.GetDouble())], name.StartsWith("constraints", StringComparison.Ordinal)));
        }

        Assert.Equal(45, number);
    }

    private static bool Same(JsonElement wanted, ParamValue got) => wanted.ValueKind == JsonValueKind.String
        ? got == ParamValue.Of(wanted.GetString())
        : Math.Abs(wanted.GetDouble() - got.AsDouble()) <= 1e-9 * Math.Abs(wanted.GetDouble());

    private static FrozenTrial Finished(int number, IReadOnlyDictionary<string, ParamValue> values, double[] reached, bool constrained)
    {
        var (x, y) = (values["x"].AsDouble(), values["y"].AsDouble());
        return new()
        {
            TrialId = number + 1,
            StudyId = 1,
            Number = number,
            State = TrialState.Complete,
            Value = reached[0],
            Values = reached,
            Params = values,
            RunId = new string('0', 32),
            Constraints = constrained ? new Dictionary<string, double> { ["line"] = x + y - 0.8, ["low"] = 0.2 - x } : new Dictionary<string, double>(),
        };
    }
}
