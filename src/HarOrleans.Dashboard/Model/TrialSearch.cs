using HarOrleans.Contracts;
using HarOrleans.Query;

namespace HarOrleans.Dashboard;

/// <summary>What can be searched for in a study's trials.</summary>
internal static class TrialSearch
{
    public const string Example = "state = complete and params.lr < 1e-3 and duration > 60";

    public const string Help = "params.KEY, value, number, state, duration (seconds), started, finished (a date, or -2h, -7d); and, or, not, in, like, is null.";

    private static readonly Dictionary<string, string> States = Enum.GetValues<TrialState>()
        .Select(state => (Written: state.ToString(), Word: Word(state)))
        .Concat(Enum.GetValues<TrialState>().Select(state => (Written: Word(state), Word: Word(state))))
        .DistinctBy(state => state.Written, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(state => state.Written, state => state.Word);

    public static QueryVocabulary Vocabulary { get; } = new(
        [
            new("value", QueryKind.Number),
            new("number", QueryKind.Number),
            new("state", QueryKind.Text) { Words = States },
            new("duration", QueryKind.Number),
            new("started", QueryKind.Time),
            new("finished", QueryKind.Time),
        ],
        QueryEntity.Param);

    /// <summary>A state as the page calls it, in lower case.</summary>
    public static string Word(TrialState state) => Look.Of(state).Text.ToLowerInvariant();
}
