using System.Globalization;
using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>Reads the options of a sampler or pruner, gathering every error: values out of range and names that nothing reads.</summary>
internal sealed class OptionReader(string prefix, IReadOnlyDictionary<string, string>? options)
{
    private readonly List<string> _errors = [];
    private readonly List<string> _known = [];

    /// <summary>A whole number from <paramref name="min"/> to <paramref name="max"/>.</summary>
    internal int Int(string name, int absent, int min, int max = int.MaxValue)
    {
        if (!TryFind(name, out var text))
        {
            return absent;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max)
        {
            return value;
        }

        _errors.Add(FormattableString.Invariant($"{prefix}.{name} = {text}: must be a whole number {(max == int.MaxValue ? $"of at least {min}" : $"from {min} to {max}")}."));
        return absent;
    }

    /// <summary>A number that a rule holds for; <paramref name="rule"/> says it in words.</summary>
    internal double Double(string name, double absent, Func<double, bool> allowed, string rule)
    {
        if (!TryFind(name, out var text))
        {
            return absent;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && allowed(value))
        {
            return value;
        }

        _errors.Add($"{prefix}.{name} = {text}: must be {rule}.");
        return absent;
    }

    /// <summary>A number that must be given and that a rule holds for.</summary>
    internal double Required(string name, Func<double, bool> allowed, string rule)
    {
        if (!Has(name))
        {
            _known.Add(name);
            Refuse(name, "(absent)", $"must be given: {rule}.");
            return 0;
        }

        return Double(name, 0, allowed, rule);
    }

    /// <summary>A whole number of at least <paramref name="min"/>, or null for <c>auto</c>, which is also what an absent one is.</summary>
    internal int? IntOrAuto(string name, int min)
    {
        if (options is null || !options.TryGetValue(name, out var text) || text == "auto")
        {
            _known.Add(name);
            return null;
        }

        return Int(name, min, min);
    }

    /// <summary>Any text; null where absent.</summary>
    internal string? Text(string name) => TryFind(name, out var text) ? text : null;

    /// <summary>Whether an option is given.</summary>
    internal bool Has(string name) => options?.ContainsKey(name) == true;

    /// <summary>One of a few words.</summary>
    internal string OneOf(string name, string absent, params ReadOnlySpan<string> words)
    {
        if (!TryFind(name, out var text))
        {
            return absent;
        }

        if (words.Contains(text))
        {
            return text;
        }

        _errors.Add($"{prefix}.{name} = {text}: must be {string.Join(" or ", words.ToArray())}.");
        return absent;
    }

    /// <summary>Notes that options which are right one by one do not go together.</summary>
    internal void Refuse(string name, string value, string rule) => _errors.Add($"{prefix}.{name} = {value}: {rule}");

    /// <summary>Takes over complete errors.</summary>
    internal void Refuse(IEnumerable<string> errors) => _errors.AddRange(errors);

    /// <summary><c>true</c> or <c>false</c>.</summary>
    internal bool Bool(string name, bool absent)
    {
        if (!TryFind(name, out var text))
        {
            return absent;
        }

        if (text is "true" or "false")
        {
            return text == "true";
        }

        _errors.Add($"{prefix}.{name} = {text}: must be true or false.");
        return absent;
    }

    /// <summary><c>true</c> or <c>false</c>, or null where absent.</summary>
    internal bool? BoolOrAbsent(string name)
    {
        var given = Has(name);
        var value = Bool(name, false);
        return given ? value : null;
    }

    /// <summary>Call last: throws where anything was wrong.</summary>
    internal void ThrowIfWrong()
    {
        foreach (var (name, value) in (options ?? new Dictionary<string, string>()).OrderBy(option => option.Key, StringComparer.Ordinal))
        {
            if (!_known.Contains(name))
            {
                _errors.Add($"{prefix}.{name} = {value}: there is no such option; known are {(_known.Count == 0 ? "none" : string.Join(", ", _known))}.");
            }
        }

        if (_errors.Count > 0)
        {
            throw new InvalidSpecException(_errors);
        }
    }

    private bool TryFind(string name, out string text)
    {
        _known.Add(name);
        text = string.Empty;
        if (options is null || !options.TryGetValue(name, out var found))
        {
            return false;
        }

        text = found ?? string.Empty;
        return true;
    }
}
