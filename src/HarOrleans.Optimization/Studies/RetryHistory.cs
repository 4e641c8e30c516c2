using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>What a trial remembers of its attempts that ended without a result: a list in the system attribute <see cref="SystemAttributes.RetryHistory"/>.</summary>
public static class RetryHistory
{
    /// <summary>The attributes with a step's ended attempt; null where the step ends none, or ends the trial itself by its own result.</summary>
    /// <param name="attributes">The trial's system attributes.</param>
    /// <param name="step">The step.</param>
    /// <param name="at">Now.</param>
    public static IReadOnlyDictionary<string, string>? After(IReadOnlyDictionary<string, string> attributes, TrialTransition step, DateTimeOffset at)
    {
        var silent = step.Effects.HasFlag(TrialEffects.RequireExpiredLease);
        if (!silent && !step.Effects.HasFlag(TrialEffects.SuspendRun))
        {
            return null;
        }

        var reason = silent ? "its holder died or fell silent" : step.After.Failures > step.Before.Failures ? step.After.Reason : "it was handed back";
        var entries = attributes.TryGetValue(SystemAttributes.RetryHistory, out var json) && JsonNode.Parse(json) is JsonArray known ? known : [];
        entries.Add(new JsonObject
        {
            ["attempt"] = step.Before.Attempt,
            ["holder"] = step.Before.Holder,
            ["ended"] = at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            ["reason"] = reason,
        });
        return new Dictionary<string, string>(attributes) { [SystemAttributes.RetryHistory] = entries.ToJsonString(JsonSerializerOptions.Default) };
    }
}
