using System.Text;
using FsCheck;
using FsCheck.Fluent;
using HarOrleans.Contracts;
using HarOrleans.Data;

namespace HarOrleans.Training.Tests;

/// <summary>Requests as no client sends them: answered, or refused with a message, in little memory.</summary>
public sealed class HostileRequestTests : IDisposable
{
    private const string Good = """{"dataframe_split":{"columns":["b","a"],"data":[[1,2.5],[-3e2,0]]}}""";
    private const string GoodRecords = """{"dataframe_records":[{"a":1,"b":2},{"b":-0.5,"a":1e3}]}""";

    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "\"b\"", "\"c\"", "\"dataframe_split\":", "\"dataframe_records\":", "\"instances\":", "\"inputs\":", "\"columns\":[\"a\",\"b\"]", "\"data\":", "[1,2]", "[[1,2]]",
        "1", "-0", "1e999", "1e-999", "null", "true", "NaN", "\"\\ud800\":1", "\"\\ud800\"", "{\"a\":1,\"b\":2}", "{\"a\":1,\"a\":2}", "[[[1,2]]]", "\u0000", "\ufeff", "é", Good, GoodRecords,
    ];

    private readonly ServedModel _model = ServedModel.Of(
        [.. new LstmShape(2, 2, 1, 2).Parts().Select(part => new WeightTensor(part.Name, part.Shape, [.. Enumerable.Repeat(0.1f, (int)part.Shape.Aggregate(1L, (all, length) => all * length))]))],
        TrainedModel.Activations[0],
        Preparation());

    public void Dispose() => _model.Dispose();

    [Theory]
    [InlineData(Good)]
    [InlineData(GoodRecords)]
    public void A_request_with_bytes_changed_cut_or_put_in_is_answered_or_refused(string good)
    {
        Assert.Equal(2, ScoringRequest.Answer(_model, Encoding.UTF8.GetBytes(good)).Count);
        Prop.ForAll(Gen.Choose(0, good.Length - 1).Zip(Gen.Choose(0, 255)).Zip(Gen.Choose(0, 2)).ToArbitrary(), change =>
        {
            var ((at, value), kind) = change;
            List<byte> bytes = [.. Encoding.UTF8.GetBytes(good)];
            if (kind == 0)
            {
                bytes[at] = (byte)value;
            }
            else if (kind == 1)
            {
                bytes.RemoveRange(at, bytes.Count - at);
            }
            else
            {
                bytes.Insert(at, (byte)value);
            }

            return AnswersOrRefuses([.. bytes]);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void A_request_put_together_at_random_is_answered_or_refused() => Prop.ForAll(
        Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary(), text => AnswersOrRefuses(Encoding.UTF8.GetBytes(text))).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Theory]
    [InlineData("""{"dataframe_records":[{"\ud800":1}]}""", "dataframe_records: row 0: a name is not Unicode text")]
    [InlineData("""{"dataframe_split":{"columns":["\ud800"],"data":[[1]]}}""", "dataframe_split.columns: a name is not Unicode text")]
    [InlineData("""{"dataframe_records":[{"a":1,"a":2}]}""", "dataframe_records: row 0 has column 'a' twice")]
    [InlineData("""{"dataframe_records":[{"a":1,"b":2},{"a":1,"c":2}]}""", "dataframe_records: row 1 has no number in column 'b'")]
    [InlineData("""{"dataframe_records":[{"a":1,"b":2},{"a":1}]}""", "dataframe_records: row 1 has other columns than row 0")]
    public void What_is_wrong_with_a_request_is_named(string request, string problem) =>
        Assert.Contains(problem, Assert.Throws<InvalidSpecException>(() => ScoringRequest.Answer(_model, Encoding.UTF8.GetBytes(request))).Message, StringComparison.Ordinal);

    [Fact]
    public void Many_empty_rows_below_one_of_many_columns_ask_for_little_memory()
    {
        var first = string.Join(',', Enumerable.Range(0, 20_000).Select(column => $"\"{column}\":1"));
        var request = Encoding.UTF8.GetBytes($"{{\"dataframe_records\":[{{{first}}}{string.Concat(Enumerable.Repeat(",{}", 20_000))}]}}");
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Contains("row 1 has other columns than row 0", Assert.Throws<InvalidSpecException>(() => ScoringRequest.Answer(_model, request)).Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 32 << 20);
    }

    private bool AnswersOrRefuses(byte[] request)
    {
        try
        {
            return ScoringRequest.Answer(_model, request).All(each => Math.Abs(each.Probabilities.Values.Sum() - 1) < 1e-6);
        }
        catch (InvalidSpecException refused)
        {
            return refused.Message.Length is > 10 and < 2000;
        }
    }

    private static Preparation Preparation() => Data.Preparation.Read(new MemoryStream(
        """{"version":1,"protocol":"subject-wise","classes":["SITTING","WALKING"],"features":["a","b"],"mean":[0,0],"scale":[1,1]}"""u8.ToArray()));
}
