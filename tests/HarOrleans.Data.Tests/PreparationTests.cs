using System.Text;
using FsCheck;
using FsCheck.Fluent;
using HarOrleans.Contracts;
using HarOrleans.Data.Tests.Support;

namespace HarOrleans.Data.Tests;

public sealed class PreparationTests
{
    private const string Document = """{"version":1,"protocol":"notebook","classes":["A","B"],"features":["a","subject"],"mean":[0.1,2],"scale":[0.30000000000000004,1E-09]}""";

    [Fact]
    public void A_document_is_written_and_read_to_the_same_bits()
    {
        var read = Read(Document);

        Assert.Equal(Document, Written(read));
        Assert.Equal(new Preparation("notebook", ["A", "B"], ["a", "subject"], new FeatureScaling([0.1, 2], [0.30000000000000004, 1e-9])), read);
    }

    [Theory]
    [InlineData(HarData.NotebookProtocol)]
    [InlineData(HarData.SubjectWiseProtocol)]
    public void A_saved_preparation_prepares_a_file_as_the_training_did(string protocol)
    {
        var data = HarData.Simulate(seed: 3, trainRows: 130, testRows: 60);
        var prepared = HarData.Prepare(data, protocol);
        var saved = Read(Written(Preparation.Of(prepared)));

        Assert.Equal(prepared.Test?.X ?? prepared.ValidationX, saved.Apply(data.Test));
        Assert.Equal(prepared.Test?.Y ?? prepared.ValidationY, saved.Labels(data.Test.Activities));
        Assert.Equal(HarData.SubjectWiseProtocol == protocol ? 561 : 562, saved.FeatureNames.Count);
    }

    [Fact]
    public void Columns_are_found_by_name_in_any_order()
    {
        var preparation = new Preparation("p", ["A"], ["x", "y", "z"], new FeatureScaling([1, 2, 3], [1, 2, 4]));

        Assert.Equal([0f, 1f, 2f, -1f, -1f, -0.75f], preparation.Apply(["z", "x", "y"], new double[] { 11, 1, 4, 0, 0, 0 }));
    }

    [Fact]
    public void Columns_that_are_missing_left_over_or_twice_there_are_all_named()
    {
        var preparation = new Preparation("p", ["A"], ["x", "y"], new FeatureScaling([0, 0], [1, 1]));
        var refused = Assert.Throws<InvalidSpecException>(() => preparation.Apply(["z", "x", "x"], new double[3]));

        Assert.Equal(
            [
                "columns: 1 is missing: 'y'. Add them: the model was trained with them.",
                "columns: 1 is not among the model's features: 'z'. Leave them out.",
                "columns: 1 is named more than once: 'x'. Give each column once; repeats in the data's header are told apart by .1 and .2.",
            ],
            refused.Errors);
        Assert.Contains("7 are missing: 'a', 'b', 'c', 'd', 'e' and 2 more", Assert.Throws<InvalidSpecException>(
            () => new Preparation("p", ["A"], ["a", "b", "c", "d", "e", "f", "g", "subject"], new FeatureScaling(new double[8], new double[8])).Apply(["subject"], new double[1])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_that_fill_no_row_or_are_not_finite_are_named()
    {
        var preparation = new Preparation("p", ["A"], ["x", "y"], new FeatureScaling([0, 0], [1, 1]));

        Assert.StartsWith("values: 3 numbers do not fill rows of 2 columns.", Refused(new double[3]), StringComparison.Ordinal);
        Assert.StartsWith("values: row 1 has NaN in column 'y'.", Refused([0, 0, 0, double.NaN]), StringComparison.Ordinal);

        string Refused(double[] values) => Assert.Throws<InvalidSpecException>(() => preparation.Apply(["x", "y"], values)).Message;
    }

    [Fact]
    public void A_class_that_the_model_does_not_know_is_named() => Assert.Equal(
        ["activity: 'RUN' is no class of the model's. It has A, B."],
        Assert.Throws<InvalidSpecException>(() => Read(Document).Labels(["A", "RUN", "RUN"])).Errors);

    [Theory]
    [InlineData("\"version\":1", "\"version\":2", "version: 2 is not 1, the one that this program reads")]
    [InlineData("\"version\":1,", "", "version: the member is missing")]
    [InlineData("\"version\":1", "\"version\":1.5", "version: this is not a whole number")]
    [InlineData("\"notebook\"", "7", "protocol: this is not a text, but number")]
    [InlineData("\"A\",\"B\"", "\"B\",\"A\"", "classes: the names are not in alphabetical order")]
    [InlineData("\"A\",\"B\"", "\"A\",\"A\"", "classes: this is not a list of names without repeats")]
    [InlineData("\"A\",\"B\"", "", "classes: this is not a list of names without repeats")]
    [InlineData("\"A\"", "\"\\ud800\"", "classes: this is not a list of names without repeats")]
    [InlineData("[0.1,2]", "[0.1]", "mean: there are 1 numbers for 2 features")]
    [InlineData("[0.1,2]", "[0.1,1e999]", "mean: this is not a list of finite numbers")]
    [InlineData("[0.1,2]", "[0.1,null]", "mean: this is not a list of finite numbers")]
    [InlineData("1E-09", "0", "scale: a number is not above 0")]
    [InlineData("\"mean\"", "\"means\"", "means: the member is unknown; mean: the member is missing")]
    [InlineData("\"mean\"", "\"scale\"", "this is not the JSON of a preparation")]
    [InlineData("[0.1,2]", "[[[[[1]]]]]", "this is not the JSON of a preparation")]
    [InlineData("}", "", "this is not the JSON of a preparation")]
    [InlineData("}", "}}", "this is not the JSON of a preparation")]
    public void A_spoilt_document_is_refused_with_the_member_and_what_to_do(string part, string instead, string problem)
    {
        var refused = Assert.Throws<InvalidDataSetException>(() => Read(Document.Replace(part, instead, StringComparison.Ordinal)));

        Assert.StartsWith("preparation.json", refused.Message, StringComparison.Ordinal);
        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_wrong_with_a_document_is_told_at_once() => Assert.Contains(
        "protocol: the member is missing; classes: this is not a list, but string; scale: the member is missing; mean: there are 1 numbers for 2 features",
        Assert.Throws<InvalidDataSetException>(() => Read("""{"version":1,"classes":"A","features":["a","b"],"mean":[1]}""")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Bytes_that_were_changed_cut_or_put_in_never_crash_the_reader() =>
        Prop.ForAll(
            Gen.Choose(0, Document.Length - 1).Zip(Gen.Choose(0, 255)).Zip(Gen.Choose(0, 2)).ToArbitrary(),
            change =>
            {
                var ((at, value), kind) = change;
                List<byte> bytes = [.. Encoding.UTF8.GetBytes(Document)];
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

                var error = Record.Exception(() => Preparation.Read(new MemoryStream([.. bytes])));
                return error is null or InvalidDataSetException;
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void A_document_without_end_is_refused_before_it_fills_the_memory()
    {
        var refused = Assert.Throws<InvalidDataSetException>(() => Preparation.Read(new EndlessStream()));

        Assert.Contains("the document is longer than 67108864 bytes", refused.Message, StringComparison.Ordinal);
    }

    private static Preparation Read(string document) => Preparation.Read(new MemoryStream(Encoding.UTF8.GetBytes(document)));

    private static string Written(Preparation preparation)
    {
        using var stream = new MemoryStream();
        preparation.Write(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
