using System.Globalization;
using HarOrleans.Contracts;

namespace HarOrleans.Optimization.Tests;

/// <summary>Trials from curves in words: values of steps 0, 1, 2, …, or <c>step:value</c>.</summary>
internal static class Curves
{
    internal static FrozenTrial Trial(int number, TrialState state, string curve) => Trial(number, state, Parse(curve));

    /// <summary>Decisions after each report, P or -, as if the objective did not listen.</summary>
    internal static string Decide(IPruner pruner, IReadOnlyList<FrozenTrial> others, StudyDirection direction, string curve, int number = 9, string study = "s")
    {
        var values = Parse(curve);
        return string.Concat(Enumerable.Range(1, values.Length).Select(
            count => pruner.Prune(new(Trial(number, TrialState.Running, values[..count]), others, direction, study)) is null ? "-" : "P"));
    }

    internal static FrozenTrial Trial(int number, TrialState state, IntermediateValue[] curve) => new()
    {
        TrialId = number + 1,
        StudyId = 1,
        Number = number,
        State = state,
        Value = state == TrialState.Complete ? curve is [.., var last] && !double.IsNaN(last.Value) ? last.Value : 99 : null,
        RunId = new string('0', 32),
        Params = new Dictionary<string, ParamValue>(),
        Intermediates = curve,
    };

    private static IntermediateValue[] Parse(string text) =>
    [
        .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((part, index) => part.Split(':') is [var step, var value]
            ? new IntermediateValue(long.Parse(step, CultureInfo.InvariantCulture), double.Parse(value, CultureInfo.InvariantCulture))
            : new IntermediateValue(index, double.Parse(part, CultureInfo.InvariantCulture))),
    ];
}
