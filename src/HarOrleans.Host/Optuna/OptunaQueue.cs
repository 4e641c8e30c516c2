using System.Text.Json;
using HarOrleans.Contracts;
using HarOrleans.Optimization;

namespace HarOrleans.Host.Optuna;

/// <summary>Trials that wait in Optuna's queue: their fixed parameters stand in an attribute, and become parameters only when Optuna's worker takes them.</summary>
internal static class OptunaQueue
{
    /// <summary>The trial with its fixed parameters, as far as the study's space has them; any other trial as it is.</summary>
    internal static FrozenTrial Fixed(FrozenTrial trial, IReadOnlyDictionary<string, Distribution> space)
    {
        if (trial.State != TrialState.Waiting || trial.Params.Count > 0 || !trial.SystemAttributes.TryGetValue(SystemAttributes.FixedParams, out var json))
        {
            return trial;
        }

        var given = Read(json);
        var known = given.Where(x => space.TryGetValue(x.Key, out var of) && Distributions.Contains(of, Typed(of, x.Value))).ToDictionary(x => x.Key, x => Typed(space[x.Key], x.Value));
        return trial with { Params = known, Distributions = known.Keys.ToDictionary(x => x, x => space[x]) };
    }

    private static Dictionary<string, ParamValue> Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, ParamValue>>(json) ?? [];
        }
        catch (JsonException e)
        {
            throw new BadInputException($"the attribute {SystemAttributes.FixedParams} of a trial that waits is {json}, and that is no object of parameters: {e.Message} Nothing was imported.");
        }
    }

    /// <summary>A whole number may be given for a float.</summary>
    private static ParamValue Typed(Distribution of, ParamValue value) =>
        of is FloatDistribution && value.Kind == ParamKind.Int ? ParamValue.Of(value.AsDouble()) : value;
}
