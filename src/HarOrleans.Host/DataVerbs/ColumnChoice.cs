using System.CommandLine;

namespace HarOrleans.Host.DataVerbs;

/// <summary>The option <c>--column</c>: which columns are meant, all where it is left out.</summary>
internal sealed class ColumnChoice
{
    /// <summary>The option itself.</summary>
    internal Option<string[]> Option { get; } = new("--column")
    {
        Description = "Only this column; may be given several times. Repeated names have .1, .2 appended, as pandas does.",
        HelpName = "NAME",
        DefaultValueFactory = _ => [],
    };

    /// <summary>The rows about the columns that are meant, in the data's order.</summary>
    /// <exception cref="BadInputException">A name is unknown.</exception>
    internal IReadOnlyList<T> Of<T>(DataCall call, IReadOnlyList<T> all, Func<T, string> name)
    {
        var wanted = call.Get(Option);
        if (wanted.Length == 0)
        {
            return all;
        }

        var known = all.Select(name).ToHashSet(StringComparer.Ordinal);
        var unknown = wanted.FirstOrDefault(x => !known.Contains(x));
        return unknown is null
            ? [.. all.Where(x => wanted.Contains(name(x), StringComparer.Ordinal))]
            : throw Unknown(unknown, known);
    }

    /// <summary>The refusal of a name that is no column's, with those that are near it.</summary>
    internal static BadInputException Unknown(string name, IEnumerable<string> known) =>
        new($"--column '{name}': there is no such column{Near(name, known)}. 'har data dictionary --rows 0' lists them.");

    private static string Near(string unknown, IEnumerable<string> known)
    {
        var near = known.Where(x => x.Contains(unknown, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(x => x.StartsWith(unknown, StringComparison.OrdinalIgnoreCase)).ThenBy(x => x, StringComparer.Ordinal).Take(3).ToArray();
        return near.Length == 0 ? string.Empty : $"; near it are {string.Join(", ", near.Select(x => $"'{x}'"))}";
    }
}
