using HarOrleans.Client;
using HarOrleans.Contracts;
using Microsoft.AspNetCore.Components;

namespace HarOrleans.Dashboard.Components.Controls;

/// <summary>A page of a parent run's trials, read anew when one of them changes.</summary>
public sealed partial class LoopTable
{
    private const int PageSize = 25;

    private (TrialQuery Query, long Sequence)? _asked;
    private IReadOnlyList<FrozenTrial>? _trials;
    private IReadOnlyList<string> _columns = [];
    private int _found;
    private int _page = 1;
    private string? _fault;

    [Parameter, EditorRequired] public long StudyId { get; set; }

    /// <summary>The parent run.</summary>
    [Parameter, EditorRequired] public string RunId { get; set; } = "";

    /// <summary>The study's sequence at which a trial of the parent run changed last.</summary>
    [Parameter, EditorRequired] public long Sequence { get; set; }

    /// <summary>The metrics of the latest trials; the page's own follow them.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<string> Metrics { get; set; } = [];

    /// <summary>The best trial's number, or null.</summary>
    [Parameter] public int? Best { get; set; }

    [Parameter] public string? Sort { get; set; }

    /// <summary>From 1.</summary>
    [Parameter, EditorRequired] public int Page { get; set; } = 1;

    [Parameter, EditorRequired] public DateTimeOffset Now { get; set; }

    [Inject] private HarClient Client { get; set; } = null!;

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        var asked = (ChildTable.Page(RunId, Sort, Page, PageSize), Sequence);
        if (_asked == asked)
        {
            return;
        }

        _asked = asked;
        try
        {
            var (sort, metrics) = (Sort, Metrics);
            var (page, found) = await TrialListing.ReadAsync(Client.Studies.Get(StudyId), number => ChildTable.Page(RunId, sort, number, PageSize), Page);
            if (_asked == asked)
            {
                (_trials, _found, _page, _fault) = (found.Trials, found.Found, page, null);
                _columns = [.. metrics.Union(ChildTable.Metrics(found.Trials))];
            }
        }
        catch (Exception fault) when (fault is TimeoutException or OrleansException or HarException)
        {
            (_asked, _fault) = (null, "The server did not answer; the next change of the study asks again.");
        }
    }

    private string Sorted(string sort) => Routes.Run(RunId, Routes.TrialsTab, sort: sort, page: 1);
}
