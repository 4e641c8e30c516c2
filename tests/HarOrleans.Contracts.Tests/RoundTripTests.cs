using System.Collections.Immutable;
using System.Collections.ObjectModel;
using Xunit;

namespace HarOrleans.Contracts.Tests;

public sealed class RoundTripTests
{
    public static TheoryData<string> Names => [.. Samples.All.Select(sample => sample.GetType().Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_contract_comes_back_as_it_was(string name)
    {
        var sample = Samples.All.Single(sample => sample.GetType().Name == name);
        var back = Wire.Read(Wire.Write(sample));
        Assert.Equal(sample.GetType(), back.GetType());
        Assert.Equal(Describe.Value(sample), Describe.Value(back));
        Assert.Equal(Describe.Value(sample), Describe.Value(Wire.Copy(sample)));
    }

    [Fact]
    public void Every_kind_of_parameter_value_comes_back()
    {
        ParamValue[] values = [ParamValue.Null, ParamValue.Of(true), ParamValue.Of(false), ParamValue.Of(1), ParamValue.Of(1.0), ParamValue.Of(-0.0), ParamValue.Of("1"), ParamValue.Of("")];
        Assert.Equal(values, (ParamValue[])Wire.Read(Wire.Write(values)));
        Assert.Equal(values, Array.ConvertAll(values, value => (ParamValue)Wire.Copy(value)));
    }

    /// <summary>Callers fill a list or dictionary with whatever they have; none of it may fail in the middle of a call.</summary>
    [Fact]
    public void Whatever_list_a_caller_gives_crosses()
    {
        string[] two = ["a", "b"];
        IReadOnlyList<string>[] lists =
        [
            two, new List<string>(two), ["a", "b"], ["a"], [], [.. two.Where(x => x != "c")], ImmutableArray.Create(two), ImmutableList.Create(two), new ReadOnlyCollection<string>(two),
        ];
        Assert.All(lists, list =>
        {
            var sent = new Evaluation("test", 1, list, [], 0, 0, [], new("m", 0, 0, 0, 0), new("w", 0, 0, 0, 0));
            Assert.Equal(list, ((Evaluation)Wire.Read(Wire.Write(sent))).Classes);
        });
    }

    [Fact]
    public void Whatever_dictionary_a_caller_gives_crosses()
    {
        var plain = new Dictionary<string, string>(StringComparer.Ordinal) { ["a"] = "1" };
        IReadOnlyDictionary<string, string>[] dictionaries =
        [
            plain, new SortedDictionary<string, string>(plain), plain.ToImmutableDictionary(), new ReadOnlyDictionary<string, string>(plain),
            ReadOnlyDictionary<string, string>.Empty,
        ];
        Assert.All(dictionaries, dictionary =>
        {
            var sent = new PrunerSpec("median", dictionary);
            Assert.Equal(dictionary, ((PrunerSpec)Wire.Read(Wire.Write(sent))).Options);
        });
    }
}
