using HarOrleans.Query;
using Microsoft.AspNetCore.Components;

namespace HarOrleans.Dashboard.Components.Pages;

/// <summary>A study's trials, those that the query in the address matches.</summary>
public sealed partial class StudyTrials
{
    internal const int PageSize = 50;

    private string? _read;
    private QueryNode _node = QueryParser.Parse("").Node!;
    private QueryError? _error;

    [Parameter, EditorRequired] public long StudyId { get; set; }

    [Parameter, EditorRequired] public IReadOnlyCollection<TrialRow> Rows { get; set; } = [];

    /// <summary>What the objectives' values are called.</summary>
    [Parameter] public IReadOnlyList<string> Values { get; set; } = ["Value"];

    /// <summary>From 1.</summary>
    [Parameter, EditorRequired] public int Page { get; set; } = 1;

    /// <summary>The query's text, good or not; empty for every trial.</summary>
    [Parameter, EditorRequired] public string Query { get; set; } = "";

    /// <summary>As the address says it; see <see cref="SortOrder"/>. By default the newest come first.</summary>
    [Parameter] public string? Sort { get; set; }

    [Parameter, EditorRequired] public DateTimeOffset Now { get; set; }

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private string Count(int found) => $"{(_node is QueryEverything ? "" : $"{Format.Whole(found)} of ")}{Format.Whole(Rows.Count)} {(Rows.Count == 1 ? "trial" : "trials")}";

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (_read == Query)
        {
            return;
        }

        _read = Query;
        var result = QueryParser.Parse(Query, TrialSearch.Vocabulary);
        _error = result.Error;
        _node = result.Node ?? _node; // A mistake leaves the rows of the last good query.
    }

    private List<TrialRow> Found()
    {
        var evaluator = new QueryEvaluator(Now);
        return [.. TrialOrder.Apply(Sort, Rows.Where(row => evaluator.Matches(_node, new SearchedTrial(row, Now))), Now)];
    }

    private string Sorted(string sort) => Routes.Study(StudyId, Routes.TrialsTab, query: Query, sort: sort);

    private void Search(ChangeEventArgs change) => Navigation.NavigateTo(Routes.Study(StudyId, Routes.TrialsTab, query: change.Value as string, sort: Sort));
}
