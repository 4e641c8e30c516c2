using System.Text.Json;
using Xunit;

namespace HarOrleans.Contracts.Tests;

public sealed class ParamValueJsonTests
{
    public static TheoryData<string, ParamValue> Forms => new()
    {
        { "null", ParamValue.Null },
        { "true", ParamValue.Of(true) },
        { "false", ParamValue.Of(false) },
        { "1", ParamValue.Of(1) },
        { "-9223372036854775808", ParamValue.Of(long.MinValue) },
        { "1.0", ParamValue.Of(1.0) },
        { "0.001", ParamValue.Of(0.001) },
        { "1E-06", ParamValue.Of(1e-6) },
        { "1E+300", ParamValue.Of(1e300) },
        { "-0.0", ParamValue.Of(-0.0) },
        { "5E-324", ParamValue.Of(double.Epsilon) },
        { "\"relu\"", ParamValue.Of("relu") },
        { "\"\"", ParamValue.Of("") },
        { "\"1\"", ParamValue.Of("1") },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_kind_has_a_form_of_its_own_and_comes_back(string json, ParamValue value)
    {
        Assert.Equal(json, JsonSerializer.Serialize(value));
        Assert.Equal(value, JsonSerializer.Deserialize<ParamValue>(json));
    }

    [Theory]
    [InlineData("1e-3", 0.001)]
    [InlineData("1E2", 100)]
    [InlineData("9223372036854775808", 9223372036854775808.0)]
    public void Exponents_and_whole_numbers_beyond_64_bits_are_floats(string json, double expected) =>
        Assert.Equal(ParamValue.Of(expected), JsonSerializer.Deserialize<ParamValue>(json));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_json_has_no_form_for_is_refused(double value) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Serialize(ParamValue.Of(value)));

    [Theory]
    [InlineData("[1]")]
    [InlineData("{}")]
    [InlineData("1e999")]
    public void What_is_no_value_is_refused(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ParamValue>(json));

    [Fact]
    public void Values_in_a_dictionary_keep_their_kinds()
    {
        var values = new Dictionary<string, ParamValue> { ["a"] = ParamValue.Of(1), ["b"] = ParamValue.Of(1.0), ["c"] = ParamValue.Null };
        var json = JsonSerializer.Serialize(values);
        Assert.Equal("""{"a":1,"b":1.0,"c":null}""", json);
        Assert.Equal(values, JsonSerializer.Deserialize<Dictionary<string, ParamValue>>(json));
    }
}
