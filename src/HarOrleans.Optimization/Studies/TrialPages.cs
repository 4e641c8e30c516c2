using HarOrleans.Contracts;
using HarOrleans.Query;

namespace HarOrleans.Optimization;

/// <summary>Pages of a study's trials.</summary>
public static class TrialPages
{
    /// <summary>Everything that is wrong with a query; empty where nothing is.</summary>
    public static IReadOnlyList<string> Errors(TrialQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        List<string> errors = [];
        if (query.Take is < 1 or > TrialQuery.MostTrials)
        {
            errors.Add(FormattableString.Invariant($"take = {query.Take}: must be 1 to {TrialQuery.MostTrials}; ask for the next page with after."));
        }

        if (query.Skip < 0)
        {
            errors.Add(FormattableString.Invariant($"skip = {query.Skip}: must be at least 0."));
        }

        errors.AddRange(query.States.Where(state => !Enum.IsDefined(state)).Select(state => $"states = {state}: is no state of a trial."));
        if (!Enum.IsDefined(query.OrderBy))
        {
            errors.Add($"order_by = {query.OrderBy}: must be one of {string.Join(", ", Enum.GetNames<TrialSort>())}.");
        }

        if (QueryParser.Parse(query.Filter, TrialVocabulary.Trials).Error is { } error)
        {
            errors.Add(FormattableString.Invariant($"filter = '{query.Filter}': column {error.Column}: {error.Message}."));
        }

        return errors;
    }

    /// <summary>The page of a query that has no errors.</summary>
    /// <param name="trials">All trials, by number.</param>
    /// <param name="query">What to list.</param>
    /// <param name="sequence">The study's sequence.</param>
    /// <param name="now">The end of durations that go on, and what ages count from.</param>
    public static TrialPage Of(IReadOnlyList<FrozenTrial> trials, TrialQuery query, long sequence, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(trials);
        ArgumentNullException.ThrowIfNull(query);
        if (query.After < 0 || query.After >= trials.Count)
        {
            throw new InvalidSpecException([FormattableString.Invariant($"after = {query.After}: the study has no trial of this number.")]);
        }

        var node = QueryParser.Parse(query.Filter, TrialVocabulary.Trials).Node!;
        if (query is { States.Count: 0, ParentRunId: null, OrderBy: TrialSort.Number, OrderByAttribute: null } && node is QueryEverything)
        {
            return new(ByNumber(trials, query), trials.Count, trials.Count, sequence);
        }

        var evaluator = new QueryEvaluator(now);
        var isOfParent = query.ParentRunId is { } parent ? UserAttributes.IsOfParent(parent) : _ => true;
        List<FrozenTrial> page = [];
        var (found, passed, skipped) = (0, query.After is null, 0);
        foreach (var trial in Ordered(trials, query, now))
        {
            if ((query.States.Count == 0 || query.States.Contains(trial.State)) && isOfParent(trial) && (node is QueryEverything || evaluator.Matches(node, new SearchedTrial(trial, now))))
            {
                found++;
                if (passed && skipped++ >= query.Skip && page.Count < query.Take)
                {
                    page.Add(trial);
                }
            }

            passed |= trial.Number == query.After;
        }

        return new(page, found, trials.Count, sequence);
    }

    /// <summary>Numbers have no gaps, so a page of all trials is where its numbers say.</summary>
    private static List<FrozenTrial> ByNumber(IReadOnlyList<FrozenTrial> trials, TrialQuery query)
    {
        var step = query.Descending ? -1 : 1;
        var first = query.After is { } after ? after + step : query.Descending ? trials.Count - 1 : 0;
        List<FrozenTrial> page = [];
        for (var at = first + ((long)step * query.Skip); at >= 0 && at < trials.Count && page.Count < query.Take; at += step)
        {
            page.Add(trials[(int)at]);
        }

        return page;
    }

    private static IEnumerable<FrozenTrial> Ordered(IReadOnlyList<FrozenTrial> trials, TrialQuery query, DateTimeOffset now) => query.OrderBy switch
    {
        _ when query.OrderByAttribute is { } name => By(trials, query, trial => UserAttributes.Number(trial, name)),
        TrialSort.Value => By(trials, query, trial => trial.Value),
        TrialSort.Duration => By(trials, query, trial => SearchedTrial.Duration(trial, now)),
        TrialSort.State => By(trials, query, trial => (int?)trial.State),
        _ => query.Descending ? trials.Reverse() : trials,
    };

    private static IEnumerable<FrozenTrial> By<T>(IReadOnlyList<FrozenTrial> trials, TrialQuery query, Func<FrozenTrial, T?> key)
        where T : struct
    {
        var known = trials.OrderBy(trial => key(trial) is null);
        return query.Descending ? known.ThenByDescending(key) : known.ThenBy(key);
    }
}
