using System.Collections.ObjectModel;
using System.Globalization;

namespace HarOrleans.Contracts;

/// <summary>System attributes of trials and studies: names to complete JSON texts, in Optuna's names where it has one.</summary>
public static class SystemAttributes
{
    /// <summary>Of a trial: the parameters that were fixed when it was enqueued; the others are sampled.</summary>
    public const string FixedParams = "fixed_params";

    /// <summary>Of a trial: its attempts that ended without a result, each with its owner, its end and the reason.</summary>
    public const string RetryHistory = "retry_history";

    /// <summary>Of a trial: begins the name of each constraint; at most 0 is feasible.</summary>
    public const string Constraint = "constraints:";

    /// <summary>Of a trial: all constraints as one list, as Optuna had them before they had names.</summary>
    public const string ConstraintList = "constraints";

    /// <summary>Of a trial: the command that made it, so that it is made once.</summary>
    public const string RequestId = "har:request";

    /// <summary>Constraints among attributes, by name; those of a list are named by their place.</summary>
    public static IReadOnlyDictionary<string, double> Constraints(IReadOnlyDictionary<string, string> attributes)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        Dictionary<string, double>? found = null;
        foreach (var (name, json) in attributes)
        {
            if (name.StartsWith(Constraint, StringComparison.Ordinal))
            {
                (found ??= [])[name[Constraint.Length..]] = Number(json);
            }
            else if (name == ConstraintList)
            {
                foreach (var (place, value) in List(json))
                {
                    (found ??= []).TryAdd(place, value);
                }
            }
        }

        return found ?? (IReadOnlyDictionary<string, double>)ReadOnlyDictionary<string, double>.Empty;
    }

    /// <summary>A number as an attribute's value; NaN and the infinities in the words that Python writes.</summary>
    public static string Of(double value) => double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture)
        : double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";

    private static double Number(string json) =>
        double.TryParse(json, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;

    private static IEnumerable<(string Place, double Value)> List(string json)
    {
        var inner = json.Trim() is ['[', .. var items, ']'] ? items.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [];
        return inner.Select((item, place) => (place.ToString(CultureInfo.InvariantCulture), Number(item)));
    }
}
