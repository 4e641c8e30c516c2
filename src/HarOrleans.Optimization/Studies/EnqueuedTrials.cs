using System.Text.Json;
using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>Trials that were queued with some of their parameters fixed.</summary>
public static class EnqueuedTrials
{
    private const double Relative = 1e-5;

    /// <summary>Everything that is wrong with a request, each error naming its field and value; empty where nothing is.</summary>
    public static IReadOnlyList<string> Errors(EnqueueRequest request, IReadOnlyList<SearchParameter> space)
    {
        List<string> errors = [.. RequestIds.Errors("request_id", request.RequestId), .. UserAttributes.Errors(request.UserAttributes)];
        foreach (var (name, value) in request.Params)
        {
            var parameter = space.FirstOrDefault(x => x.Name == name);
            if (parameter is null)
            {
                errors.Add($"params.{name} = {value}: the study has no such parameter; it has {string.Join(", ", space.Select(x => x.Name))}.");
            }
            else if (!Distributions.Contains(parameter.Distribution, value))
            {
                errors.Add($"params.{name} = {value}: is not in {Distributions.Describe(parameter.Distribution)}.");
            }
        }

        foreach (var need in request.Requires ?? [])
        {
            try
            {
                _ = SlotNeed.Parse(need);
            }
            catch (InvalidSpecException e)
            {
                errors.AddRange(e.Errors);
            }
        }

        return errors;
    }

    /// <summary>Whether a trial has just these fixed parameters: those it was queued with, else all of its own.</summary>
    public static bool IsAlike(FrozenTrial trial, IReadOnlyDictionary<string, ParamValue> parameters)
    {
        var own = Fixed(trial) ?? trial.Params;
        return own.Count == parameters.Count && parameters.All(x => own.TryGetValue(x.Key, out var value) && IsAlike(value, x.Value));
    }

    /// <summary>The parameters that a trial was queued with; null where it was not queued.</summary>
    public static IReadOnlyDictionary<string, ParamValue>? Fixed(FrozenTrial trial) => trial.SystemAttributes.TryGetValue(SystemAttributes.FixedParams, out var json)
        ? JsonSerializer.Deserialize<Dictionary<string, ParamValue>>(json)
        : null;

    private static bool IsAlike(ParamValue one, ParamValue other)
    {
        if (one == other)
        {
            return true;
        }

        if (one.Kind is not (ParamKind.Int or ParamKind.Float) || other.Kind is not (ParamKind.Int or ParamKind.Float))
        {
            return false;
        }

        var (a, b) = (one.AsDouble(), other.AsDouble());
        return (double.IsNaN(a) && double.IsNaN(b)) || Math.Abs(a - b) <= Relative * Math.Max(Math.Abs(a), Math.Abs(b));
    }
}
