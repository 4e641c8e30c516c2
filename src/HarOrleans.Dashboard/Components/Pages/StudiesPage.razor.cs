using HarOrleans.Contracts;
using Microsoft.AspNetCore.Components;

namespace HarOrleans.Dashboard.Components.Pages;

/// <summary>The workspace's studies, latest change first.</summary>
public sealed partial class StudiesPage
{
    internal const int PageSize = 50;

    private IReadOnlyList<StudySummary>? _studies;
    private QueueSnapshot? _queue;
    private bool _hasNext;
    private int _shown;

    [SupplyParameterFromQuery] public int? Page { get; set; }

    private int CurrentPage => Math.Max(1, Page ?? 1);

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (_shown != CurrentPage)
        {
            _shown = CurrentPage;
            _studies = null;
            Restart();
        }
    }

    /// <inheritdoc />
    protected override void Begin()
    {
        var skip = (CurrentPage - 1) * PageSize;
        Poll(async cancellationToken =>
        {
            var studies = await Client.Studies.ListAsync(skip, PageSize + 1, cancellationToken);
            _hasNext = studies.Count > PageSize;
            if (studies.Count == 0)
            {
                _queue = await Client.GetQueuePageAsync(0, 0, cancellationToken);
            }

            _studies = [.. studies.Take(PageSize)];
        });
    }
}
