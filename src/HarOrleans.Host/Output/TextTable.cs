using Spectre.Console;

namespace HarOrleans.Host.Output;

/// <summary>Rows under headings, without frames, each column as wide as it needs; for people, and for <c>grep</c> and <c>sort</c>.</summary>
internal static class TextTable
{
    private const int Unlimited = 100_000;

    /// <summary>The table's lines, headings first.</summary>
    /// <param name="columns">The headings; one that begins with <c>&gt;</c> has its column to the right.</param>
    /// <param name="rows">A text a column.</param>
    internal static IReadOnlyList<string> Lines(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table { Border = TableBorder.None };
        foreach (var column in columns)
        {
            var right = column.StartsWith('>');
            table.AddColumn(new TableColumn(new Text(right ? column[1..] : column))
            {
                NoWrap = true,
                Alignment = right ? Justify.Right : Justify.Left,
                Padding = new Padding(0, 0, 2, 0),
            });
        }

        foreach (var row in rows)
        {
            table.AddRow(row.Select(cell => new Text(cell.ReplaceLineEndings(" "))));
        }

        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = Unlimited;
        console.Write(table);
        return [.. text.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(line => line.TrimEnd())];
    }
}
