using System.Text.Json;
using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Optimization;

namespace HarOrleans.Grains;

/// <content>Trials that were not sampled here: queued with fixed parameters, or added as they were elsewhere. Each command carries its own id, which its trial keeps.</content>
internal sealed partial class StudyGrain
{
    public async Task<int?> EnqueueAsync(EnqueueRequest request, CancellationToken cancellationToken)
    {
        var spec = Spec;
        if (EnqueuedTrials.Errors(request, spec.Space) is { Count: > 0 } errors)
        {
            throw new InvalidSpecException(errors);
        }

        if (_history.OfRequest(request.RequestId) is { } done)
        {
            return done;
        }

        if (request.SkipIfExists && _history.All.Any(x => EnqueuedTrials.IsAlike(x, request.Params)))
        {
            return null;
        }

        var made = NewTrial(_history.Count, request.Params);
        var noted = Request(request.RequestId, new Dictionary<string, string> { [SystemAttributes.FixedParams] = JsonSerializer.Serialize(request.Params) });
        if (request.Requires is { } needs)
        {
            noted[StudySchedule.RequiresAttribute] = JsonSerializer.Serialize(needs);
        }

        var stored = await SafelyAsync(() => trials.CreateAsync(
            made with
            {
                UserAttributes = Merge(made.UserAttributes, request.UserAttributes),
                SystemAttributes = noted,
                Distributions = request.Params.Keys.ToDictionary(x => x, x => _history.Space[x]),
            },
            cancellationToken));
        _history.Put(stored);
        await PublishAsync();
        AdvanceSoon();
        return stored.Trial.Number;
    }

    public async Task<int> AddTrialsAsync(string requestId, IReadOnlyList<FrozenTrial> templates, CancellationToken cancellationToken)
    {
        var spec = Spec;
        var now = time.GetUtcNow();
        FrozenTrial[] complete = [.. templates.Select(x => TrialTemplates.Complete(x, _history.Space, now))];
        List<string> errors = [.. RequestIds.Errors("request_id", requestId), .. TrialTemplates.Errors(complete, spec.Directions.Count)];
        foreach (var set in complete.Select(x => x.Distributions).Distinct().Where(_ => errors.Count == 0).ToArray())
        {
            errors.AddRange(SpaceRules.Conflicts(_history.LastDrawn, [.. set.Select(x => new SearchParameter(x.Key, x.Value))]));
        }

        if (errors.Count > 0)
        {
            throw new InvalidSpecException(errors);
        }

        if (_history.OfRequest(requestId) is { } done)
        {
            return done;
        }

        var first = _history.Count;
        var stored = await SafelyAsync(() => trials.AddAsync([.. complete.Select((x, place) => Added(x, requestId, place))], cancellationToken));
        foreach (var record in stored)
        {
            _history.Put(record);
        }

        await PublishAsync();
        AdvanceSoon();
        return first;
    }

    private NewTrial Added(FrozenTrial template, string requestId, int place)
    {
        var number = _history.Count + place;
        var made = NewTrial(number, template.Params);
        return made with
        {
            Run = made.Run with { ParentRunId = null },
            Sequence = _history.Sequence + 1 + place,
            UserAttributes = template.UserAttributes,
            SystemAttributes = place == 0 ? Request(requestId, template.SystemAttributes) : Unasked(template.SystemAttributes),
            Distributions = template.Distributions,
            Template = template,
            Lease = template.State == TrialState.Running
                ? (OutsideOwner.Of("", FormattableString.Invariant($"{requestId}/{place}")), time.GetUtcNow() + Spec.AskLease)
                : null,
        };
    }

    /// <summary>The attributes of a trial that was copied, without the command that made the original.</summary>
    private static IReadOnlyDictionary<string, string> Unasked(IReadOnlyDictionary<string, string> attributes) =>
        attributes.ContainsKey(SystemAttributes.RequestId) ? attributes.Where(x => x.Key != SystemAttributes.RequestId).ToDictionary() : attributes;

    private static Dictionary<string, string> Request(string requestId, IReadOnlyDictionary<string, string> attributes) =>
        new(attributes) { [SystemAttributes.RequestId] = JsonSerializer.Serialize(requestId) };
}
