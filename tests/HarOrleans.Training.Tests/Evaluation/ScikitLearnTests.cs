using System.Globalization;
using System.Text.Json;

namespace HarOrleans.Training.Tests;

/// <summary>Random labels and probabilities, scored here and by Debian's scikit-learn.</summary>
public sealed class ScikitLearnTests
{
    private const string Script = """
        import json, sys
        from sklearn.metrics import classification_report, roc_auc_score, log_loss
        out = []
        for case in json.load(sys.stdin):
            y, p, k = case['actual'], case['predicted'], case['classes']
            o = {'report': classification_report(y, p, digits=4, zero_division=0)}
            q = case['probabilities']
            q = [q[i:i + k] for i in range(0, len(q), k)]
            o['log_loss'] = log_loss(y, q, labels=list(range(k)))
            if len(set(y)) == k and k > 2:
                o['macro'] = roc_auc_score(y, q, multi_class='ovr', average='macro')
                o['weighted'] = roc_auc_score(y, q, multi_class='ovr', average='weighted')
            out.append(o)
        print(json.dumps(out))
        """;

    [Fact]
    public void Reports_are_equal_character_for_character_and_probability_scores_to_rounding()
    {
        Case[] cases = [.. Enumerable.Range(0, 400).Select(Case.Of)];

        var answers = JsonSerializer.Deserialize<JsonElement[]>(Python.Run("sklearn", Script, JsonSerializer.Serialize(cases)))!;

        Assert.Contains(cases, each => each.actual.Distinct().Count() < each.classes); // some class is absent now and then
        Assert.All(cases.Zip(answers), pair =>
        {
            var (given, expected) = pair;
            string[] labels = [.. Enumerable.Range(0, given.classes).Select(each => each.ToString(CultureInfo.InvariantCulture))];
            var evaluation = Evaluations.Of("test", 0, labels, given.actual, given.predicted, 0);
            Assert.Equal(expected.GetProperty("report").GetString(), ClassificationReport.Text(Evaluations.Present(evaluation), 4));

            var scores = ProbabilityScores.Of(given.probabilities, given.classes, given.actual);
            Assert.Equal(expected.GetProperty("log_loss").GetDouble(), scores.LogLoss, 12);
            if (expected.TryGetProperty("macro", out var macro))
            {
                Assert.Equal(macro.GetDouble(), scores.RocAucMacro!.Value, 12);
                Assert.Equal(expected.GetProperty("weighted").GetDouble(), scores.RocAucWeighted!.Value, 12);
            }
        });
    }

    private sealed record Case(int classes, int[] actual, int[] predicted, double[] probabilities)
    {
        public static Case Of(int seed)
        {
            var random = new Random(seed);
            var classes = random.Next(2, 8);
            var rows = random.Next(1, 200);
            int[] Labels() => [.. Enumerable.Range(0, rows).Select(_ => random.Next(classes))];
            var probabilities = Enumerable.Range(0, rows).SelectMany(_ =>
            {
                double[] weights = [.. Enumerable.Range(0, classes).Select(_ => Math.Round(random.NextDouble(), 1) + 0.01)]; // ties on purpose
                return weights.Select(each => each / weights.Sum());
            });
            return new Case(classes, Labels(), Labels(), [.. probabilities]);
        }
    }
}
