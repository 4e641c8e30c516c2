using HarOrleans.Contracts;
using HarOrleans.Data.Preparing;

namespace HarOrleans.Data.Tests;

public sealed class SubjectWiseTests
{
    private static readonly HarDataset Simulated = HarData.Simulate(0, 252, 108);

    [Theory]
    [InlineData(new[] { 5, 3, 1, 3 }, new[] { 5 })]
    [InlineData(new[] { 9, 2, 7, 4 }, new[] { 9 })]
    [InlineData(new[] { 1, 3, 5, 6, 7, 8, 11, 14, 15 }, new[] { 6, 14 })]
    public void Every_fourth_subject_by_number_is_held_out_and_of_fewer_the_last(int[] subjects, int[] heldOut) =>
        Assert.Equal(heldOut, SubjectWise.HeldOut(subjects).Order());

    [Fact]
    public void Nobody_is_on_both_sides_and_no_row_is_lost()
    {
        var data = HarData.Prepare(Simulated, HarData.SubjectWiseProtocol);

        var validated = data.ValidationSubjects.Distinct().ToHashSet();
        Assert.Equal(SubjectWise.HeldOut(Simulated.Train.Subjects).Order(), validated.Order());
        Assert.Equal(Simulated.Train.Subjects.Count(x => !validated.Contains(x)), data.TrainY.Length);
        Assert.Equal(Simulated.Train.Rows, data.TrainY.Length + data.ValidationY.Length);
        Assert.Equal(Simulated.Test.Subjects, data.Test!.Subjects);
        Assert.Equal("validation", data.ValidationName);
    }

    [Fact]
    public void The_subject_is_no_feature_and_the_scaling_knows_the_training_people_only()
    {
        var data = HarData.Prepare(Simulated, HarData.SubjectWiseProtocol);

        Assert.Equal(561, data.FeatureCount);
        Assert.DoesNotContain("subject", data.FeatureNames);
        for (var column = 0; column < data.FeatureCount; column += 100)
        {
            var at = column;
            double[] scaled = [.. Enumerable.Range(0, data.TrainY.Length).Select(row => (double)data.TrainX[(row * data.FeatureCount) + at])];
            Assert.Equal(0, scaled.Average(), 1e-5);
            Assert.Equal(1, Math.Sqrt(scaled.Average(x => x * x)), 1e-5);
        }
    }

    [Fact]
    public void The_test_rows_are_scaled_as_the_training_rows_are()
    {
        var data = HarData.Prepare(Simulated, HarData.SubjectWiseProtocol);

        var expected = (Simulated.Test.Row(7)[42] - data.Scaling!.Mean[42]) / data.Scaling.Scale[42];
        Assert.Equal((float)expected, data.Test!.X[(7 * data.FeatureCount) + 42]);
        Assert.Equal(Simulated.Test.Activities[7], data.Classes[data.Test.Y[7]]);
    }

    [Fact]
    public void A_refit_trains_with_everybody_and_validates_on_nobody()
    {
        var data = HarData.Prepare(Simulated, new PreparationOptions(HarData.SubjectWiseProtocol) { Refit = true });

        Assert.Equal(Simulated.Train.Activities, data.TrainY.Select(label => data.Classes[label]));
        Assert.Empty(data.ValidationY);
        Assert.Equal(Simulated.Test.Subjects, data.Test!.Subjects);
        Assert.Equal((float)((Simulated.Train.Row(3)[42] - data.Scaling!.Mean[42]) / data.Scaling.Scale[42]), data.TrainX[(3 * data.FeatureCount) + 42]);
        Assert.NotEqual(HarData.Prepare(Simulated, HarData.SubjectWiseProtocol).Scaling!.Mean[42], data.Scaling.Mean[42]);
    }

    [Theory]
    [InlineData(HarData.SubjectWiseProtocol)]
    [InlineData(HarData.NotebookProtocol)]
    public void Without_scaling_the_features_are_those_of_the_file(string protocol)
    {
        var data = HarData.Prepare(Simulated, new PreparationOptions(protocol) { Scaling = PreparationOptions.NoScaling });

        var rows = data.Test ?? new TestRows(data.ValidationX, data.ValidationY, data.ValidationSubjects);
        Assert.Equal((float)Simulated.Test.Row(7)[42], rows.X[(7 * data.FeatureCount) + 42]);
        Assert.Equal(rows.X, Preparation.Of(data).Apply(Simulated.Test));
        var refused = Assert.Throws<InvalidSpecException>(() => HarData.Prepare(Simulated, new PreparationOptions(protocol) { Scaling = "robust" }));
        Assert.Contains("scaling: 'robust' is unknown. Use one of: standard, none.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_one_person_is_refused_with_what_to_do()
    {
        var alone = Simulated with { Train = Simulated.Train with { Subjects = [.. Simulated.Train.Subjects.Select(_ => 1)] } };

        var refused = Assert.Throws<InvalidDataSetException>(() => HarData.Prepare(alone, HarData.SubjectWiseProtocol));
        Assert.Equal("subject", refused.Column);
        Assert.Contains("--protocol notebook", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_activity_that_only_held_out_people_do_is_refused_by_name()
    {
        var heldOut = SubjectWise.HeldOut(Simulated.Train.Subjects);
        var odd = Simulated.Train.Subjects.Zip(Simulated.Train.Activities, (subject, activity) => heldOut.Contains(subject) && activity == "LAYING" ? "DANCING" : activity);

        var refused = Assert.Throws<InvalidDataSetException>(
            () => HarData.Prepare(Simulated with { Train = Simulated.Train with { Activities = [.. odd] } }, HarData.SubjectWiseProtocol));
        Assert.Equal(("Activity", "DANCING"), (refused.Column, refused.Value));
    }
}
