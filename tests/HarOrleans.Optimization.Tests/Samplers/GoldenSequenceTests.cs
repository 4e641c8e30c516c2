using System.Text.Json;
using HarOrleans.Benchmarks;
using HarOrleans.Contracts;
using Xunit;

namespace HarOrleans.Optimization.Tests;

/// <summary>Our trials beside the ones that Optuna made from the same seeds.</summary>
public sealed class GoldenSequenceTests
{
    private const double Tolerance = 1e-9;

    [Theory]
    [InlineData("5.0", 9)]
    [InlineData("4.9", 9)]
    public void The_same_seed_gives_the_trials_that_Optuna_gives(string version, int expected)
    {
        using var golden = Read();
        var compared = 0;
        foreach (var sequence in golden.RootElement.GetProperty("sequences").GetProperty(version).EnumerateObject())
        {
            var name = sequence.Name.Split(':');
            var trials = SequentialStudy.Run(
                TestFunctions.ByName[name[0]],
                version == "4.9" ? TpeSamplerOptions.Optuna49 : TpeSamplerOptions.Optuna50,
                uint.Parse(name[1], System.Globalization.CultureInfo.InvariantCulture),
                sequence.Value.GetArrayLength());
            foreach (var (wanted, trial) in sequence.Value.EnumerateArray().Zip(trials))
            {
                Assert.True(Same(wanted, trial), $"{version} {sequence.Name}, trial {trial.Number}: {wanted}");
            }

            compared++;
        }

        Assert.Equal(expected, compared);
    }

    [Fact]
    public void The_functions_have_the_values_that_were_checked()
    {
        using var golden = Read();
        foreach (var function in golden.RootElement.GetProperty("functions").EnumerateObject())
        {
            var ours = TestFunctions.ByName[function.Name];
            foreach (var point in function.Value.GetProperty("check_points").EnumerateArray())
            {
                var at = ours.Space.ToDictionary(parameter => parameter.Name, parameter => Value(parameter.Distribution, point.GetProperty("at").GetProperty(parameter.Name)));
                Assert.Equal(point.GetProperty("value").GetDouble(), ours.Value(at), 1e-12);
            }
        }
    }

    private static ParamValue Value(Distribution distribution, JsonElement json) =>
        json.ValueKind == JsonValueKind.String ? ParamValue.Of(json.GetString())
        : distribution is FloatDistribution ? ParamValue.Of(json.GetDouble())
        : ParamValue.Of(json.GetInt64());

    private static bool Same(JsonElement wanted, FrozenTrial trial) =>
        Near(wanted.GetProperty("value").GetDouble(), trial.Value!.Value)
        && wanted.GetProperty("params").EnumerateObject().All(x => x.Value.ValueKind == JsonValueKind.String
            ? trial.Params[x.Name] == ParamValue.Of(x.Value.GetString())
            : Near(x.Value.GetDouble(), trial.Params[x.Name].AsDouble()));

    private static bool Near(double wanted, double got) => Math.Abs(wanted - got) <= Tolerance * Math.Abs(wanted);

    private static JsonDocument Read()
    {
        var root = Environment.GetEnvironmentVariable("HAR_TEST_DATA");
        var path = Path.Combine(root ?? string.Empty, "golden", "tpe_sequences.json");
        Assert.SkipWhen(string.IsNullOrEmpty(root) || !File.Exists(path), "HAR_TEST_DATA does not name a folder with golden/tpe_sequences.json.");
        return JsonDocument.Parse(File.ReadAllText(path));
    }
}
