using System.CommandLine;
using System.Text.Json;
using HarOrleans.Data.Understanding;
using HarOrleans.Host.CommandLine;
using HarOrleans.Host.Output;

namespace HarOrleans.Host.DataVerbs;

/// <summary><c>har data correlate</c>: Pearson's correlation of every two numeric columns.</summary>
internal sealed class CorrelateVerb() : DataVerb("correlate", "Pearson's correlation of every two numeric columns, and the strongest pairs.")
{
    private readonly Option<int> _top = CommandLine.Options.Whole("--top", "How many of the strongest pairs.", 20, 1, int.MaxValue);
    private readonly Option<string?> _column = CommandLine.Options.OptionalText("--column", "NAME", "Only pairs with this column.");
    private readonly Option<string> _file = DataOptions.File();
    private readonly Option<string?> _out = CommandLine.Options.OptionalText("--out", "FILE", "Write the whole matrix as CSV.");

    protected override IEnumerable<Option> Options => [_top, _column, _file, _out];

    protected override DataAnswer Answer(DataCall call)
    {
        var (with, target) = (call.Get(_column), call.Get(_out));
        if (target is not null)
        {
            OutputFolder.Look("--out", target);
        }

        var matrix = CorrelationMatrix.Of(call.Dataset().Table(call.Get(_file)));
        if (with is not null && !matrix.Names.Contains(with))
        {
            throw ColumnChoice.Unknown(with, matrix.Names);
        }

        var pairs = matrix.Strongest(call.Get(_top), with);
        if (target is not null)
        {
            OutputFolder.Writing("--out", target, path =>
            {
                using var writer = new StreamWriter(path);
                matrix.WriteCsv(writer);
            });
        }

        return new DataAnswer(json => Write(json, matrix, pairs), text =>
        {
            text.Table([.. pairs.Select(x => (string[])[x.First, x.Second, DataOptions.Figure(x.Correlation)])], 0, 2, "first", "second", "correlation");
            text.Line(target is null
                ? $"The strongest of {(with is null ? $"{matrix.Names.Count * (matrix.Names.Count - 1) / 2} pairs" : $"{matrix.Names.Count - 1} pairs with {with}")}; --top N shows more, --out FILE writes the whole matrix."
                : $"The whole matrix is in {target}.");
        });
    }

    private static void Write(Utf8JsonWriter json, CorrelationMatrix matrix, IReadOnlyList<CorrelatedPair> pairs)
    {
        json.Objects("pairs", pairs, x =>
        {
            json.WriteString("first", x.First);
            json.WriteString("second", x.Second);
            json.Figure("correlation", x.Correlation);
        });
        WriteMatrix(json, matrix);
    }

    /// <summary>The columns and all their correlations.</summary>
    internal static void WriteMatrix(Utf8JsonWriter json, CorrelationMatrix matrix)
    {
        json.Array("columns", matrix.Names, json.WriteStringValue);
        json.Array("matrix", Enumerable.Range(0, matrix.Names.Count), row =>
        {
            json.WriteStartArray();
            for (var column = 0; column < matrix.Names.Count; column++)
            {
                json.Figure(matrix[row, column]);
            }

            json.WriteEndArray();
        });
    }
}
