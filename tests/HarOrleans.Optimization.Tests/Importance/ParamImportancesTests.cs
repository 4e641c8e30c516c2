using System.Text.Json;
using HarOrleans.Contracts;
using Xunit;

namespace HarOrleans.Optimization.Tests;

public sealed class ParamImportancesTests
{
    private static readonly SearchParameter[] Space =
    [
        new("strong", new FloatDistribution(0, 1)), new("weak", new FloatDistribution(0, 1)),
        new("choice", new CategoricalDistribution([ParamValue.Of("a"), ParamValue.Of("b")])), new("fixed", new IntDistribution(3, 3)),
    ];

    [Theory]
    [InlineData("optuna_5_0_default", ImportanceMethod.PedAnova, 7, 1e-6)]
    [InlineData("optuna_4_9_pedanova", ImportanceMethod.PedAnovaShared, 3, 1e-6)]
    [InlineData("optuna_4_9_fanova_seed0", ImportanceMethod.Fanova, 3, 0.03)]
    public async Task On_the_seed_study_the_importances_are_those_that_Optuna_gives(string golden, ImportanceMethod method, int parameters, double tolerance)
    {
        using var wanted = JsonDocument.Parse(await File.ReadAllTextAsync(SeedStudy.DataFile("golden", "importance.json"), TestContext.Current.CancellationToken));
        var trials = await SeedStudy.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal(321, trials.Count);
        var found = ParamImportances.Of(trials, StudyDirection.Maximize, method);
        TestContext.Current.TestOutputHelper!.WriteLine(string.Join(", ", found));
        Assert.Equal(parameters, found.Count);
        Assert.All(wanted.RootElement.GetProperty(golden).EnumerateObject(), pair =>
            Assert.InRange(found.Single(param => param.Name == pair.Name).Importance, pair.Value.GetDouble() - tolerance, pair.Value.GetDouble() + tolerance));
    }

    [Theory]
    [InlineData(ImportanceMethod.PedAnova)]
    [InlineData(ImportanceMethod.PedAnovaShared)]
    [InlineData(ImportanceMethod.Fanova)]
    public void What_the_value_hangs_on_comes_first_and_what_cannot_change_last(ImportanceMethod method)
    {
        var found = ParamImportances.Of(Trials(120), StudyDirection.Minimize, method);
        Assert.Equal("strong", found[0].Name);
        Assert.Equal(new ParamImportance("fixed", 0), found[^1]);
        Assert.Equal(1, found.Sum(param => param.Importance), 1e-12);
        Assert.Equal(found, ParamImportances.Of(Trials(120), StudyDirection.Minimize, method));
    }

    [Theory]
    [InlineData(ImportanceMethod.PedAnova)]
    [InlineData(ImportanceMethod.PedAnovaShared)]
    [InlineData(ImportanceMethod.Fanova)]
    public void Trials_that_say_nothing_give_equal_importances_and_none_give_none(ImportanceMethod method)
    {
        Assert.Empty(ParamImportances.Of([], StudyDirection.Minimize, method));
        Assert.All(ParamImportances.Of(Trials(1), StudyDirection.Minimize, method), param => Assert.Equal(0.25, param.Importance));
        var unfinished = Trials(20).Select(trial => trial with { State = TrialState.Fail });
        Assert.Empty(ParamImportances.Of(unfinished, StudyDirection.Minimize, method));
    }

    private static List<FrozenTrial> Trials(int count) =>
    [
        .. Enumerable.Range(0, count).Select(number =>
        {
            var values = new RandomSampler().Sample(new(number, 4, Space, StudyDirection.Minimize, []));
            return Curves.Trial(number, TrialState.Complete, []) with
            {
                Params = values,
                Distributions = Space.ToDictionary(parameter => parameter.Name, parameter => parameter.Distribution),
                Value = Math.Pow(values["strong"].AsDouble() - 0.3, 2) + (0.01 * values["weak"].AsDouble()) + (values["choice"] == ParamValue.Of("a") ? 0 : 0.02),
            };
        }),
    ];
}
