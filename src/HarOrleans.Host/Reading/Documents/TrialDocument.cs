using System.Text.Json.Serialization;
using HarOrleans.Contracts;
using HarOrleans.Host.Output;

namespace HarOrleans.Host.Reading.Documents;

/// <summary>A trial, with the fields that <c>har demo --json</c> writes of it, and why it ended early.</summary>
internal sealed record TrialDocument(
    int Number, string State, double? Value, IReadOnlyDictionary<string, ParamValue> Params, double? Seconds, string? Reason, string Run)
{
    /// <summary>The values of several objectives, in their order; left out where there is one at most.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<double>? Values { get; init; }

    /// <summary>The document of a trial, its parameters in an order.</summary>
    internal static TrialDocument Of(FrozenTrial trial, IReadOnlyList<string> order) => new(
        trial.Number,
        TextFormat.State(trial.State),
        trial.Value,
        new OrderedDictionary<string, ParamValue>(TextFormat.Params(trial, order)),
        TextFormat.Seconds(trial),
        trial.Reason,
        trial.RunId)
    {
        Values = trial.Values is { Count: > 1 } several ? several : null,
    };
}
