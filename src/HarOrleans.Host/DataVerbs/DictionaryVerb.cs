using System.CommandLine;
using HarOrleans.Data.Understanding;

namespace HarOrleans.Host.DataVerbs;

/// <summary><c>har data dictionary</c>: what each column means.</summary>
internal sealed class DictionaryVerb() : DataVerb("dictionary", "Name, meaning and type of every column.")
{
    private readonly Option<int> _rows = DataOptions.Rows();
    private readonly ColumnChoice _columns = new();

    protected override IEnumerable<Option> Options => [_columns.Option, _rows];

    protected override DataAnswer Answer(DataCall call)
    {
        var columns = _columns.Of(call, ColumnMeaning.Of(call.Dataset().Train), x => x.Name);
        return new DataAnswer(
            json => json.Objects("columns", columns, x =>
            {
                json.WriteString("name", x.Name);
                json.WriteString("meaning", x.Meaning);
                json.WriteString("type", x.Type);
            }),
            text => text.Table([.. columns.Select(x => (string[])[x.Name, x.Type, x.Meaning])], call.Get(_rows), 3, "column", "type", "meaning"));
    }
}
