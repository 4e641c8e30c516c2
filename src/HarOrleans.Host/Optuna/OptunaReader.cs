using System.Data.Common;
using HarOrleans.Contracts;
using HarOrleans.Optimization;
using Row = System.Collections.Generic.Dictionary<string, object?>;

namespace HarOrleans.Host.Optuna;

/// <summary>Reads Optuna's tables (schema 12, Optuna 2.x to 5.x). Everything is read and checked before anything is given away.</summary>
internal sealed class OptunaReader(DbConnection connection, string from)
{
    /// <summary>Why a trial that was RUNNING there is FAIL here.</summary>
    internal const string Stuck = "It was RUNNING in Optuna's database when it was imported: its worker is not known here.";

    /// <summary>The names of its studies, with their ids.</summary>
    internal Task<Dictionary<string, long>> ListAsync(CancellationToken cancellationToken) => GuardAsync(async () =>
        (await ReadAsync("studies", "", ["study_id", "study_name"], cancellationToken)).ToDictionary(x => x.Text("study_name"), x => x.Whole("study_id")));

    /// <summary>One study. Its id comes from <see cref="ListAsync"/>.</summary>
    internal Task<OptunaStudy> ReadAsync(string name, long id, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        var ofStudy = FormattableString.Invariant($" WHERE study_id = {id}");
        var directions = (await ReadAsync("study_directions", ofStudy + " ORDER BY objective", ["direction"], cancellationToken)).Select(x => DirectionOf(x.Text("direction"))).ToList();
        var user = Attributes(await ReadAsync("study_user_attributes", ofStudy, ["key", "value_json"], cancellationToken));
        var system = Attributes(await ReadAsync("study_system_attributes", ofStudy, ["key", "value_json"], cancellationToken));
        var trials = await TrialsAsync(ofStudy, cancellationToken);
        if (directions.Count == 0)
        {
            throw new FormatException("the table study_directions has no direction of the study");
        }

        if (TrialErrors(trials, directions.Count) is { Count: > 0 } errors)
        {
            throw new FormatException(string.Join("; ", errors.Take(5)));
        }

        return new OptunaStudy(name, directions, user, system, trials);
    });

    private async Task<List<FrozenTrial>> TrialsAsync(string ofStudy, CancellationToken cancellationToken)
    {
        var ofTrials = " WHERE trial_id IN (SELECT trial_id FROM trials" + ofStudy + ")";
        async Task<ILookup<long, Row>> Of(string table, params string[] needs) =>
            (await ReadAsync(table, ofTrials, ["trial_id", .. needs], cancellationToken)).ToLookup(x => x.Whole("trial_id"));

        var rows = await ReadAsync("trials", ofStudy + " ORDER BY number", ["trial_id", "number", "state", "datetime_start", "datetime_complete"], cancellationToken);
        var parameters = await Of("trial_params", "param_name", "param_value", "distribution_json");
        var values = await Of("trial_values", "objective", "value");
        var intermediates = await Of("trial_intermediate_values", "step", "intermediate_value");
        var user = await Of("trial_user_attributes", "key", "value_json");
        var system = await Of("trial_system_attributes", "key", "value_json");
        var sets = new Dictionary<string, Distribution>(StringComparer.Ordinal);
        List<FrozenTrial> trials = [];
        foreach (var row in rows)
        {
            try
            {
                if (row.Whole("number") != trials.Count)
                {
                    throw new FormatException(FormattableString.Invariant($"the table trials has the number {row.Whole("number")} where {trials.Count} belongs"));
                }

                var id = row.Whole("trial_id");
                trials.Add(Trial(row, [.. parameters[id].OrderBy(x => x.TryGetValue("param_id", out var place) ? place : 0)], values[id], intermediates[id], sets) with
                {
                    UserAttributes = Attributes(user[id]),
                    SystemAttributes = Attributes(system[id]),
                });
            }
            catch (FormatException e)
            {
                throw new FormatException(FormattableString.Invariant($"trial {trials.Count}: {e.Message}"), e);
            }
        }

        return trials;
    }

    private static FrozenTrial Trial(Row row, IReadOnlyList<Row> parameters, IEnumerable<Row> values, IEnumerable<Row> intermediates, Dictionary<string, Distribution> known)
    {
        var drawn = parameters.ToDictionary(x => x.Text("param_name"), x =>
        {
            var json = x.Text("distribution_json");
            return known.TryGetValue(json, out var distribution) ? distribution : (known[json] = OptunaDistributionJson.Read(json));
        });
        var stored = Enum.TryParse<TrialState>(row.Text("state"), ignoreCase: true, out var state) ? state : throw new FormatException($"state = {row.Text("state")} is no state of a trial");
        var stuck = stored == TrialState.Running;
        double[] told = [.. values.OrderBy(x => x.Whole("objective")).Select(x => x.Number("value", "value_type"))];
        return FrozenTrial.Create(
            stuck ? TrialState.Fail : stored,
            parameters.ToDictionary(x => x.Text("param_name"), x => ValueOf(drawn[x.Text("param_name")], x.Number("param_value", ""))),
            told.Length > 0 && stored is TrialState.Complete or TrialState.Pruned ? told : null,
            drawn) with
        {
            Reason = stuck ? Stuck : null,
            StartedAt = row.Time("datetime_start"),
            FinishedAt = stuck ? row.Time("datetime_start") : row.Time("datetime_complete"),
            Intermediates = [.. intermediates.Select(x => new IntermediateValue(x.Whole("step"), x.Number("intermediate_value", "intermediate_value_type"))).OrderBy(x => x.Step)],
        };
    }

    /// <summary>The value behind Optuna's number for it.</summary>
    private static ParamValue ValueOf(Distribution distribution, double number) => distribution switch
    {
        FloatDistribution => ParamValue.Of(number),
        IntDistribution when Math.Floor(number) == number && Math.Abs(number) < 1L << 53 => ParamValue.Of((long)number),
        CategoricalDistribution { Choices: { } choices } when number >= 0 && number < choices.Count && Math.Floor(number) == number => choices[(int)number],
        _ => throw new FormatException(FormattableString.Invariant($"{number} stands for no value of {Distributions.Describe(distribution)}")),
    };

    private static IReadOnlyList<string> TrialErrors(IReadOnlyList<FrozenTrial> trials, int objectives) =>
        [.. trials.Chunk(TrialTemplates.MostAtOnce).SelectMany(chunk => TrialTemplates.Errors(chunk, objectives))];

    private static StudyDirection DirectionOf(string word) => word switch
    {
        "MINIMIZE" or "NOT_SET" => StudyDirection.Minimize,
        "MAXIMIZE" => StudyDirection.Maximize,
        _ => throw new FormatException($"direction = {word} is neither MINIMIZE nor MAXIMIZE"),
    };

    private static Dictionary<string, string> Attributes(IEnumerable<Row> rows)
    {
        var attributes = rows.ToDictionary(x => x.Text("key"), x => x.Text("value_json"));
        return UserAttributes.Errors(attributes) is { Count: > 0 } errors ? throw new FormatException(errors[0]) : attributes;
    }

    private Task<List<Row>> ReadAsync(string table, string where, IReadOnlyList<string> needs, CancellationToken cancellationToken) =>
        OptunaRows.ReadAsync(connection, $"SELECT * FROM {table}{where}", table, needs, cancellationToken);

    private async Task<T> GuardAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidCastException or OverflowException or DbException)
        {
            throw new BadInputException($"FILE '{from}': {e.Message}. Nothing was imported.");
        }
    }
}
