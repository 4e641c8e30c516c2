using HarOrleans.Contracts;
using HarOrleans.Data.Preparing;
using HarOrleans.Data.Tests.Support;

namespace HarOrleans.Data.Tests;

public sealed class PrepareTests
{
    [Fact]
    public void A_small_set_is_scaled_with_train_statistics_and_subject_comes_last()
    {
        using var set = new SmallSet();
        set.Train(SmallSet.Header + "1,5,1,WALKING\n3,5,3,LAYING\n");
        set.Test(SmallSet.Header + "4,6,2,WALKING\n");
        var prepared = HarData.Prepare(set.Load(), HarData.NotebookProtocol);

        Assert.Equal(("notebook", 3), (prepared.Protocol, prepared.FeatureCount));
        Assert.Equal(["a", "b", "subject"], prepared.FeatureNames);
        Assert.Equal(["LAYING", "WALKING"], prepared.Classes);
        Assert.Equal([2, 5, 2], prepared.Scaling!.Mean);
        Assert.Equal([1, 1, 1], prepared.Scaling.Scale);
        Assert.Equal([-1f, 0f, -1f, 1f, 0f, 1f], prepared.TrainX);
        Assert.Equal([1, 0], prepared.TrainY);
        Assert.Equal([2f, 1f, 0f], prepared.ValidationX);
        Assert.Equal([1], prepared.ValidationY);
    }

    [Fact]
    public void A_column_that_only_looks_varied_through_rounding_counts_as_constant()
    {
        double[] same = [.. Enumerable.Repeat(0.1, 1000)];
        var scaling = StandardScaler.Fit(same, 1);

        Assert.NotEqual(0.1, same.Aggregate(0.0, (sum, value) => sum + value) / 1000);
        Assert.Equal([1.0], scaling.Scale);
    }

    [Fact]
    public void A_column_that_varies_a_little_keeps_its_deviation() =>
        Assert.Equal(1e-9, StandardScaler.Fit([1 - 1e-9, 1 + 1e-9], 1).Scale[0], 1e-15);

    [Theory]
    [InlineData("kaggle")]
    [InlineData("Notebook")]
    [InlineData("")]
    public void An_unknown_protocol_is_refused_naming_field_value_and_what_there_is(string protocol)
    {
        using var set = new SmallSet();
        var data = set.Load();
        var refused = Assert.Throws<InvalidSpecException>(() => HarData.Prepare(data, protocol));

        Assert.Equal([$"protocol: '{protocol}' is unknown. Use one of: subject-wise, notebook."], refused.Errors);
    }
}
