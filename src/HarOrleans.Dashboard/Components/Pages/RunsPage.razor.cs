using HarOrleans.Contracts;
using HarOrleans.Query;
using Microsoft.AspNetCore.Components;

namespace HarOrleans.Dashboard.Components.Pages;

/// <summary>The workspace's runs, those that the query in the address matches: a page at a time, read again and again while it is looked at.</summary>
public sealed partial class RunsPage
{
    internal const int PageSize = 50;

    private readonly List<string> _selected = [];
    private (string? Query, string? Sort, string? After)? _asked;
    private string _filter = "";
    private QueryError? _error;
    private string? _typed;
    private IReadOnlyList<RunDetail>? _runs;
    private string? _next;

    [SupplyParameterFromQuery] public string? Q { get; set; }

    [SupplyParameterFromQuery] public string? Sort { get; set; }

    [SupplyParameterFromQuery] public string? Cols { get; set; }

    [SupplyParameterFromQuery] public string? After { get; set; }

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private IReadOnlyList<RunColumn> Columns => RunColumn.Parse(Cols) ?? RunColumn.Default(_runs ?? []);

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (_asked == (Q, Sort, After))
        {
            return;
        }

        _asked = (Q, Sort, After);
        _error = QueryParser.Parse(Q ?? "", RunVocabulary.Runs).Error;
        if (_error is null || _runs is null)
        {
            // A mistake leaves the rows of the last good query, and shows all where there was none.
            _filter = _error is null ? Q ?? "" : _filter;
            Restart();
        }
    }

    /// <inheritdoc />
    protected override void Begin()
    {
        var order = SortOrder.Of(Sort);
        string[] keys = order.Key.Length > 0 && QueryOrder.Parse(order.Key, RunVocabulary.Runs).Order is not null ? [order.Key + (order.IsDescending ? " desc" : " asc")] : [];
        var search = new RunSearch(_filter, keys, [], ViewType.ActiveOnly, PageSize, _error is null ? After : null);
        Poll(async cancellationToken =>
        {
            var page = await Client.Runs.SearchPageAsync(search, cancellationToken);
            (_runs, _next) = (page.Runs, page.NextPageToken);
        });
    }

    private string Sorted(string sort) => Routes.Runs(Q, sort, Cols);

    private void Type(ChangeEventArgs change) => _typed = change.Value as string;

    private void Search(ChangeEventArgs change)
    {
        _typed = null;
        Navigation.NavigateTo(Routes.Runs(change.Value as string, Sort, Cols));
    }

    private void Toggle(string run)
    {
        if (!_selected.Remove(run))
        {
            _selected.Add(run);
        }
    }
}
