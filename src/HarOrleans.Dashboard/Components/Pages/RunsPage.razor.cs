using HarOrleans.Contracts;
using HarOrleans.Query;
using Microsoft.AspNetCore.Components;

namespace HarOrleans.Dashboard.Components.Pages;

/// <summary>The workspace's runs, those that the query in the address matches: a page at a time, read again and again while it is looked at.</summary>
public sealed partial class RunsPage
{
    internal const int PageSize = 50;

    private readonly List<string> _selected = [];
    private (string? Query, string? Sort, string? Cols, string? After, string? Base, string? Group)? _asked;
    private string _filter = "";
    private QueryError? _error;
    private string? _typed;
    private IReadOnlyList<RunDetail>? _runs;
    private string? _next;
    private RunDetail? _baseline;
    private IReadOnlyList<RunGroup>? _groups;

    [SupplyParameterFromQuery] public string? Q { get; set; }

    [SupplyParameterFromQuery] public string? Sort { get; set; }

    [SupplyParameterFromQuery] public string? Cols { get; set; }

    [SupplyParameterFromQuery] public string? After { get; set; }

    [SupplyParameterFromQuery] public string? Base { get; set; }

    [SupplyParameterFromQuery] public string? Group { get; set; }

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private IReadOnlyList<RunColumn> Columns => RunColumn.Parse(Cols) ?? RunColumn.Default(_runs ?? []);

    private IReadOnlyList<RunColumn> Numbers => [.. Columns.Where(column => column.IsNumber)];

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (_asked == (Q, Sort, Group is null ? null : Cols, After, Base, Group))
        {
            return;
        }

        _asked = (Q, Sort, Group is null ? null : Cols, After, Base, Group);
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
            _baseline = await BaselineAsync(cancellationToken);
            _groups = IsGrouped ? await Client.Runs.GroupAsync(new RunGrouping(_filter, [Group!], [.. Numbers.Select(column => column.Name)], []), cancellationToken) : null;
        });
    }

    private async Task<RunDetail?> BaselineAsync(CancellationToken cancellationToken) => Base is { Length: > 0 } id && id.All(char.IsAsciiLetterOrDigit)
        && (await Client.Runs.SearchPageAsync(new RunSearch($"run_id = '{id}'", [], [], ViewType.All, 1), cancellationToken)).Runs is [var run] ? run : null;

    private bool IsGrouped => Group is { Length: > 0 } && QueryOrder.Parse(Group, RunVocabulary.Runs).Order is { Descending: false };

    private string Sorted(string sort) => Routes.Runs(Q, sort, Cols, null, Base, Group);

    private void Type(ChangeEventArgs change) => _typed = change.Value as string;

    private void Search(ChangeEventArgs change)
    {
        _typed = null;
        Navigation.NavigateTo(Routes.Runs(change.Value as string, Sort, Cols, null, Base, Group));
    }

    private void Toggle(string run)
    {
        if (!_selected.Remove(run))
        {
            _selected.Add(run);
        }
    }
}
