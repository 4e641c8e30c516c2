using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Query;
using Microsoft.AspNetCore.Components;

namespace HarOrleans.Dashboard.Components.Pages;

/// <summary>A study's trials, those that the query in the address matches: one page of them, read anew when the study changes.</summary>
public sealed partial class StudyTrials
{
    internal const int PageSize = 50;

    private string? _read;
    private string _filter = "";
    private QueryError? _error;
    private (TrialQuery Query, long Sequence)? _asked;
    private IReadOnlyList<TrialRow>? _rows;
    private int _found;
    private int _total;
    private int _page = 1;
    private string? _fault;

    [Parameter, EditorRequired] public StudySnapshot Study { get; set; } = null!;

    /// <summary>From 1.</summary>
    [Parameter, EditorRequired] public int Page { get; set; } = 1;

    /// <summary>The query's text, good or not; empty for every trial.</summary>
    [Parameter, EditorRequired] public string Query { get; set; } = "";

    /// <summary>As the address says it; see <see cref="SortOrder"/>. By default the newest come first.</summary>
    [Parameter] public string? Sort { get; set; }

    [Parameter, EditorRequired] public DateTimeOffset Now { get; set; }

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private HarClient Client { get; set; } = null!;

    /// <summary>What the objectives' values are called.</summary>
    private IReadOnlyList<string> Values => ObjectiveNames.Of(Study.Spec);

    private string Count() =>
        _rows is null ? "" : $"{(string.IsNullOrWhiteSpace(_filter) ? "" : $"{Format.Whole(_found)} of ")}{Format.Whole(_total)} {(_total == 1 ? "trial" : "trials")}";

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (_read != Query)
        {
            _read = Query;
            _error = QueryParser.Parse(Query, TrialVocabulary.Trials).Error;
            _filter = _error is null ? Query : _filter; // A mistake leaves the rows of the last good query.
        }

        var asked = (TrialSearch.Page(_filter, Sort, Page, PageSize), Study.Sequence);
        if (_asked == asked)
        {
            return;
        }

        _asked = asked;
        try
        {
            var (filter, sort) = (_filter, Sort);
            var (page, found) = await TrialListing.ReadAsync(Client.Studies.Get(Study.Id), number => TrialSearch.Page(filter, sort, number, PageSize), Page);
            if (_asked == asked)
            {
                (_rows, _found, _total, _page, _fault) = ([.. found.Trials.Select(trial => TrialRow.Of(trial, Study.Spec.Space))], found.Found, found.Total, page, null);
            }
        }
        catch (Exception fault) when (fault is TimeoutException or OrleansException or HarException)
        {
            (_asked, _fault) = (null, "The server did not answer; the next change of the study asks again.");
        }
    }

    private string Sorted(string sort) => Routes.Study(Study.Id, Routes.TrialsTab, query: Query, sort: sort);

    private void Search(ChangeEventArgs change) => Navigation.NavigateTo(Routes.Study(Study.Id, Routes.TrialsTab, query: change.Value as string, sort: Sort));
}
