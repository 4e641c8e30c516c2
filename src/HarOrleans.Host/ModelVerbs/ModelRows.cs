using HarOrleans.Data;
using HarOrleans.Host.Demo;

namespace HarOrleans.Host.ModelVerbs;

/// <summary>Rows that models are measured on, and those that a baseline may be fitted on.</summary>
/// <param name="Name">What they are: <c>test</c> or <c>validation</c>.</param>
/// <param name="X">Row-major, rows x features.</param>
/// <param name="Y">The class of each row.</param>
/// <param name="Subjects">Who each row is of.</param>
/// <param name="Facts">What is said about the data set.</param>
/// <param name="Prepared">All that the protocol made of the data.</param>
internal sealed record ModelRows(string Name, float[] X, int[] Y, int[] Subjects, DatasetFacts Facts, PreparedData Prepared)
{
    /// <summary>The rows in one line.</summary>
    internal string Line => FormattableString.Invariant(
        $"{Facts.Name}{(Facts.Simulated ? " (simulated: nobody was measured)" : "")}, protocol {Prepared.Protocol}, {Y.Length} rows of {Name}");

    /// <summary>Picks the rows of a split.</summary>
    /// <exception cref="BadInputException">The protocol has none of this name.</exception>
    internal static ModelRows Of(DemoData data, string split)
    {
        var all = data.Prepared;
        if (split == all.ValidationName)
        {
            return new ModelRows(split, all.ValidationX, all.ValidationY, all.ValidationSubjects, data.Facts, all);
        }

        return split == "test" && all.Test is { } test
            ? new ModelRows(split, test.X, test.Y, test.Subjects, data.Facts, all)
            : throw new BadInputException($"--split {split}: protocol '{all.Protocol}' has no such rows. It validates on its {all.ValidationName} rows: give --split {all.ValidationName}.");
    }

    /// <summary>The rows as a model's own preparation has them: to the bit where these people's rows made it, those that a refit trains with included; else scaled back and anew.</summary>
    /// <param name="own">The model's preparation.</param>
    /// <param name="refit">Prepares the data for a training on all people.</param>
    internal ModelRows PreparedBy(Preparation own, Func<PreparedData> refit)
    {
        if (Prepared.Scaling is not { } scaling || Same(scaling, own.Scaling))
        {
            return this;
        }

        if (Name == "test" && refit() is { Test: { } test, Scaling: { } all } prepared && Same(all, own.Scaling))
        {
            return this with { X = test.X, Prepared = prepared };
        }

        float Again(float value, int feature) => (float)(((value * scaling.Scale[feature]) + scaling.Mean[feature] - own.Scaling.Mean[feature]) / own.Scaling.Scale[feature]);
        return this with { X = [.. X.Select((value, at) => Again(value, at % Prepared.FeatureCount))] };
    }

    private static bool Same(FeatureScaling one, FeatureScaling other) => one.Mean.SequenceEqual(other.Mean) && one.Scale.SequenceEqual(other.Scale);
}
