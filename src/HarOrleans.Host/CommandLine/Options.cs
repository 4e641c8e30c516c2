using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace HarOrleans.Host.CommandLine;

/// <summary>Makes options whose errors name the option and the value, and say what would do.</summary>
internal static class Options
{
    /// <summary>An option that takes a whole number between two bounds.</summary>
    internal static Option<int> Whole(string name, string description, int preset, int least, int most) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => preset,
        CustomParser = result => (int)Number(result, name, preset, least, most),
    };

    /// <summary>An option that takes a seed: a whole number from 0 on.</summary>
    internal static Option<long> Seed(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => 0,
        CustomParser = result => Number(result, name, 0, 0, long.MaxValue),
    };

    /// <summary>An option that takes a text which may not be empty.</summary>
    internal static Option<string> Text(string name, string helpName, string description, string preset) => new(name)
    {
        Description = description,
        HelpName = helpName,
        DefaultValueFactory = _ => preset,
        CustomParser = result => NotEmpty(result, name, helpName),
    };

    /// <summary>An option that takes a text which may not be empty, and that may be left out.</summary>
    internal static Option<string?> OptionalText(string name, string helpName, string description) => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result => NotEmpty(result, name, helpName),
    };

    /// <summary>As <see cref="OptionalText"/>, and its text may be left out, too: then the option means <paramref name="bare"/>.</summary>
    internal static Option<string?> BareText(string name, string helpName, string description, string bare) => new(name)
    {
        Description = description,
        HelpName = helpName,
        Arity = ArgumentArity.ZeroOrOne,
        CustomParser = result => result.Tokens.Count == 0 ? bare : NotEmpty(result, name, helpName),
    };

    /// <summary>An option that takes one number or several.</summary>
    internal static Option<double[]> Numbers(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "X",
        AllowMultipleArgumentsPerToken = true,
        CustomParser = result =>
        {
            List<double> numbers = [];
            foreach (var text in result.Tokens.Select(token => token.Value))
            {
                if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                {
                    result.AddError($"{name} '{text}': this is not a number. Give for example {name} 0.93.");
                }

                numbers.Add(number);
            }

            return [.. numbers];
        },
    };

    /// <summary>An option that may stand several times, each time with a name and a value; some names belong to other options.</summary>
    internal static Option<Dictionary<string, string>> Pairs(string name, string description, IReadOnlyList<string> reserved, string example) => new(name)
    {
        Description = description,
        HelpName = "NAME=VALUE",
        Arity = ArgumentArity.OneOrMore,
        CustomParser = result =>
        {
            var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var text in result.Tokens.Select(token => token.Value))
            {
                if (text.Split('=', 2) is not [{ Length: > 0 } key, { Length: > 0 } value])
                {
                    result.AddError($"{name} '{text}': this is not NAME=VALUE. Give for example {name} {example}.");
                }
                else if (reserved.Contains(key, StringComparer.Ordinal))
                {
                    result.AddError($"{name} '{text}': another option says what {key} is. Leave this one out.");
                }
                else if (!pairs.TryAdd(key, value))
                {
                    result.AddError($"{name} '{text}': {key} is given twice. Leave one of the two out.");
                }
            }

            return pairs;
        },
    };

    /// <summary>An option that takes one of a list of words.</summary>
    internal static Option<string> Choice(string name, string helpName, string description, string preset, IReadOnlyList<string> words) => new(name)
    {
        Description = $"{description} One of: {string.Join(", ", words)}.",
        HelpName = helpName,
        DefaultValueFactory = _ => preset,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (words.Contains(text, StringComparer.Ordinal))
            {
                return text;
            }

            result.AddError($"{name} '{text}': there is no such {helpName.ToLowerInvariant()}. Use one of: {string.Join(", ", words)}.");
            return preset;
        },
    };

    private static long Number(ArgumentResult result, string name, long preset, long least, long most)
    {
        var text = result.Tokens[0].Value;
        var range = most is int.MaxValue or long.MaxValue ? $"{least} or more" : $"{least} to {most}";
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            result.AddError($"{name} '{text}': this is not a whole number. Give {range}, for example {name} {preset}.");
            return preset;
        }

        if (number < least || number > most)
        {
            result.AddError($"{name} {text}: out of range. Give {range}, for example {name} {preset}.");
            return preset;
        }

        return number;
    }

    private static string NotEmpty(ArgumentResult result, string name, string helpName)
    {
        var text = result.Tokens[0].Value;
        if (string.IsNullOrWhiteSpace(text))
        {
            result.AddError($"{name} '{text}': this is empty. Give a {helpName}, or leave {name} out.");
        }

        return text;
    }
}
