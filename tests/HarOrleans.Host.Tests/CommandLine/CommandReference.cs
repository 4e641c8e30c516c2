using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using System.Text;

namespace HarOrleans.Host.Tests.CommandLine;

/// <summary>Prints every verb with its arguments and options as Markdown. Options that many verbs share are explained once.</summary>
internal static class CommandReference
{
    private const int Many = 8;

    internal static string Print(RootCommand root)
    {
        var verbs = Verbs(root, "har").ToList();
        var shared = verbs.SelectMany(verb => Options(verb.Command)).GroupBy(Row, StringComparer.Ordinal).Where(rows => rows.Count() >= Many).Select(rows => rows.First()).ToList();
        var known = shared.Select(Row).ToHashSet(StringComparer.Ordinal);
        var text = new StringBuilder("Options of many verbs, named alone below:\n\n");
        Table(text, shared.Select(Row));
        foreach (var (path, command) in verbs)
        {
            var arguments = command.Arguments.Where(argument => !argument.Hidden).ToList();
            text.Append(CultureInfo.InvariantCulture, $"### {string.Join(' ', arguments.Select(Usage).Prepend(path))}\n\n{command.Description}");
            var (plain, own) = (Options(command).Where(option => known.Contains(Row(option))).ToList(), Options(command).Where(option => !known.Contains(Row(option))).ToList());
            text.Append(plain.Count == 0 ? "\n\n" : $" Also {string.Join(", ", plain.Select(option => $"`{option.Name}`"))}.\n\n");
            Table(text, arguments.Where(argument => argument.Description is not null).Select(argument => $"| `{argument.Name}` | {Escape(argument.Description)} |").Concat(own.Select(Row)));
        }

        return text.ToString();
    }

    private static IEnumerable<(string Path, Command Command)> Verbs(Command command, string path)
    {
        foreach (var each in command.Subcommands.Where(each => !each.Hidden))
        {
            var name = $"{path} {each.Name}";
            if (each.Action is not null)
            {
                yield return (name, each);
            }

            foreach (var below in Verbs(each, name))
            {
                yield return below;
            }
        }
    }

    private static IEnumerable<Option> Options(Command command) => command.Options.Where(option => !option.Hidden && option is not HelpOption);

    private static string Usage(Argument argument) => argument.Arity switch
    {
        { MinimumNumberOfValues: 0, MaximumNumberOfValues: 1 } => $"[{argument.Name}]",
        { MinimumNumberOfValues: 0 } => $"[{argument.Name}…]",
        { MaximumNumberOfValues: > 1 } => $"{argument.Name}…",
        _ => argument.Name,
    };

    private static string Row(Option option)
    {
        var value = option.ValueType == typeof(bool) ? string.Empty : $" {option.HelpName ?? "VALUE"}";
        var preset = option.HasDefaultValue && !option.Required && option.ValueType != typeof(bool) && option.GetDefaultValue() is string or int or long or double ? Convert.ToString(option.GetDefaultValue(), CultureInfo.InvariantCulture) : null;
        return $"| `{option.Name}{Escape(value)}` | {Escape(option.Description)}{(string.IsNullOrEmpty(preset) ? string.Empty : $" By default `{preset}`.")}{(option.Required ? " Required." : string.Empty)} |";
    }

    private static string Escape(string? text) => (text ?? string.Empty).Replace("|", "\\|", StringComparison.Ordinal);

    private static void Table(StringBuilder text, IEnumerable<string> rows)
    {
        var all = rows.ToList();
        if (all.Count > 0)
        {
            text.Append("| option | meaning |\n| --- | --- |\n").AppendJoin('\n', all).Append("\n\n");
        }
    }
}
