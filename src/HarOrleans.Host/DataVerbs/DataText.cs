using HarOrleans.Host.Output;
using Spectre.Console;

namespace HarOrleans.Host.DataVerbs;

/// <summary>Words and tables for people.</summary>
internal sealed class DataText
{
    private readonly Terminal _terminal;

    /// <summary>Writes to a terminal.</summary>
    internal DataText(Terminal terminal)
    {
        _terminal = terminal;
        if (!terminal.IsLive)
        {
            // A file or a pipe has no width: rows are not to be broken there.
            terminal.Console.Profile.Width = 1000;
        }
    }

    /// <summary>Writes one line.</summary>
    internal void Line(string text = "") => _terminal.Line(text);

    /// <summary>Writes a table, names to the left and figures to the right, with at most so many rows, and says how to get the rest.</summary>
    /// <param name="rows">The rows; each begins with the columns of names.</param>
    /// <param name="most">Rows at most; 0 for all.</param>
    /// <param name="names">How many of the columns hold names.</param>
    /// <param name="head">The columns' heads.</param>
    internal void Table(IReadOnlyCollection<IReadOnlyList<string>> rows, int most, int names, params IEnumerable<string> head)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var (title, at) in head.Select((title, at) => (title, at)))
        {
            var column = new TableColumn(new Text(title)).NoWrap();
            table.AddColumn(at < names ? column : column.RightAligned());
        }

        var shown = most == 0 ? rows.Count : Math.Min(most, rows.Count);
        foreach (var row in rows.Take(shown))
        {
            table.AddRow(row.Select(cell => new Text(cell)));
        }

        _terminal.Console.Write(table);
        if (shown < rows.Count)
        {
            Line($"{rows.Count - shown} more; --rows 0 shows all, --json FILE writes them.");
        }
    }
}
