namespace HarOrleans.Dashboard.Tests.DataSets;

public sealed class DataSetJsonTests
{
    [Fact]
    public void Tensors_are_named_with_type_and_shape() => Assert.Equal(
        [new("features", "float32 [-1,128,9]"), new("targets: y", "int32 [-1]")],
        DataSetJson.Columns("""{"mlflow_tensorspec":{"features":"[{\"type\":\"tensor\",\"tensor-spec\":{\"dtype\":\"float32\",\"shape\":[-1,128,9]}}]","targets":"[{\"name\":\"y\",\"type\":\"tensor\",\"tensor-spec\":{\"dtype\":\"int32\",\"shape\":[-1]}}]"}}"""));

    [Theory]
    [InlineData("nothing of JSON")]
    [InlineData("[1, 2]")]
    [InlineData("""{"columns": 3}""")]
    [InlineData("""{"mlflow_colspec": [{"name": "a"}]}""")]
    [InlineData("""{"mlflow_tensorspec": {"features": "{"}}""")]
    public void A_schema_of_another_form_stands_as_it_is(string json) => Assert.Equal([new("schema", json)], DataSetJson.Columns(json));

    [Theory]
    [InlineData("""{"uri":"/data/train.csv"}""", "/data/train.csv")]
    [InlineData("""{"url":"https://example.com/a.zip","digest":"d"}""", """{"url":"https://example.com/a.zip","digest":"d"}""")]
    [InlineData("""{"rows":3}""", """{"rows":3}""")]
    [InlineData("by hand", "by hand")]
    public void A_source_that_is_an_address_and_no_more_is_shown_as_one(string json, string shown) => Assert.Equal(shown, DataSetJson.Source(json));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void None_is_none(string? json)
    {
        Assert.Empty(DataSetJson.Columns(json));
        Assert.Empty(DataSetJson.Figures(json));
    }

    [Fact]
    public void A_profile_lists_its_figures_as_they_are_written_and_groups_apart()
    {
        const string json = """{"num_rows":3,"features_shape":[3,2],"class_counts":{"A":1},"empty":null}""";
        Assert.Equal([new("num_rows", "3"), new("features_shape", "[3,2]"), new("empty", "")], DataSetJson.Figures(json));
        var (name, figures) = Assert.Single(DataSetJson.Groups(json));
        Assert.Equal("class_counts", name);
        Assert.Equal([new("A", "1")], figures);
        Assert.Empty(DataSetJson.Groups("[]"));
    }
}
