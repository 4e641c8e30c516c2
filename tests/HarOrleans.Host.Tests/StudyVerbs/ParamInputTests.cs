using HarOrleans.Contracts;
using HarOrleans.Host.StudyVerbs;

namespace HarOrleans.Host.Tests.StudyVerbs;

public sealed class ParamInputTests
{
    private static readonly SearchParameter[] Space =
    [
        new("any", new CategoricalDistribution([ParamValue.Null, ParamValue.Of(true), ParamValue.Of(1), ParamValue.Of(1.0), ParamValue.Of("1"), ParamValue.Of("relu")])),
        new("float", new CategoricalDistribution([ParamValue.Of(2.0), ParamValue.Of(0.5)])),
        new("text", new CategoricalDistribution([ParamValue.Of("3"), ParamValue.Of("null")])),
        new("n", new IntDistribution(1, 9)),
    ];

    [Theory]
    [InlineData("any", "null", ParamKind.Null)]
    [InlineData("any", "true", ParamKind.Bool)]
    [InlineData("any", "1", ParamKind.Int)]
    [InlineData("any", "1.0", ParamKind.Float)]
    [InlineData("any", "\"1\"", ParamKind.String)]
    [InlineData("any", "relu", ParamKind.String)]
    [InlineData("float", "2", ParamKind.Float)]
    [InlineData("text", "3", ParamKind.String)]
    [InlineData("text", "null", ParamKind.String)]
    [InlineData("n", "3", ParamKind.Int)]
    public void What_is_typed_is_read_as_the_choice_of_its_kind(string name, string text, ParamKind kind) => Assert.Equal(kind, ParamInput.Of(Space, name, text).Kind);

    [Fact]
    public void What_is_no_choice_is_refused_with_the_choices_and_a_float_among_them_told_from_an_integer() => Assert.Equal(
        "--param any=2: this is not in one of null, true, 1, 1.0, 1, relu.",
        Assert.Throws<BadInputException>(() => ParamInput.Of(Space, "any", "2")).Message);
}
