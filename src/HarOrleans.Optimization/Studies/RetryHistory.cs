using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>What a trial remembers of its attempts that ended without a result: a list in the system attribute <see cref="SystemAttributes.RetryHistory"/>.</summary>
public static class RetryHistory
{
    private const string DiedAt = "died_at_step";

    /// <summary>The attributes with a step's ended attempt; null where the step ends none, or ends the trial itself by its own result.</summary>
    /// <param name="trial">The trial before the step.</param>
    /// <param name="step">The step.</param>
    /// <param name="at">Now.</param>
    public static IReadOnlyDictionary<string, string>? After(FrozenTrial trial, TrialTransition step, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(trial);
        ArgumentNullException.ThrowIfNull(step);
        var attributes = trial.SystemAttributes;
        var silent = step.Effects.HasFlag(TrialEffects.RequireExpiredLease);
        if (!silent && !step.Effects.HasFlag(TrialEffects.SuspendRun))
        {
            return null;
        }

        var reason = silent ? "its holder died or fell silent" : step.After.Failures > step.Before.Failures ? step.After.Reason : "it was handed back";
        var entries = Entries(attributes);
        var entry = new JsonObject
        {
            ["attempt"] = step.Before.Attempt,
            ["holder"] = step.Before.Holder,
            ["ended"] = at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            ["reason"] = reason,
        };
        if (silent)
        {
            // By what it had reached one tells a trial that kills its trainers from one that was unlucky and goes on.
            entry[DiedAt] = trial.Intermediates is [.., var last] ? last.Step : -1;
        }

        entries.Add(entry);
        return new Dictionary<string, string>(attributes) { [SystemAttributes.RetryHistory] = entries.ToJsonString(JsonSerializerOptions.Default) };
    }

    /// <summary>The ended attempts, the last one last. Trials of elsewhere bring what they like under this name, Optuna's numbers for one: what is no list is none.</summary>
    internal static JsonArray Entries(IReadOnlyDictionary<string, string> attributes)
    {
        try
        {
            return attributes.TryGetValue(SystemAttributes.RetryHistory, out var json) && JsonNode.Parse(json) is JsonArray known ? known : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    /// <summary>How far the trial had reported when its holder died in this attempt, -1 for nowhere; null where it ended otherwise.</summary>
    internal static long? DiedAtStep(JsonNode? entry) => entry is JsonObject attempt && attempt[DiedAt] is JsonValue value && value.TryGetValue<long>(out var step) ? step : null;
}
