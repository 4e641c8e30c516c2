using Microsoft.AspNetCore.Components;

namespace HarOrleans.Dashboard.Components.Pages;

/// <summary>Every numeric column: what it means, and its figures.</summary>
public sealed partial class DataColumns
{
    private static readonly (string Key, string Text)[] Numbers =
    [
        ("count", "Count"), ("mean", "Mean"), ("std", "Std"), ("min", "Min"), ("25", "25 %"), ("50", "50 %"), ("75", "75 %"), ("max", "Max"), ("outliers", "Outliers"),
    ];

    private IReadOnlyList<DataColumn>? _columns;
    private bool? _shown;

    [Parameter, EditorRequired] public IDataFigures Figures { get; set; } = null!;

    [Parameter] public bool Test { get; set; }

    /// <summary>Words that a column's name or meaning must have; empty for every column.</summary>
    [Parameter] public string Query { get; set; } = "";

    [Parameter] public string? Sort { get; set; }

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (_shown != Test)
        {
            (_shown, _columns) = (Test, null);
            Restart();
        }
    }

    /// <inheritdoc />
    protected override void Begin()
    {
        var test = Test;
        Poll(async cancellationToken => _columns = await Figures.GetColumnsAsync(test, cancellationToken));
    }

    private List<DataColumn> Found()
    {
        var words = Query.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var found = _columns!.Where(column => words.All(word =>
            column.Name.Contains(word, StringComparison.OrdinalIgnoreCase) || column.Meaning.Contains(word, StringComparison.OrdinalIgnoreCase)));
        return [.. DataColumnOrder.Apply(Sort, found)];
    }

    private string Sorted(string sort) => Routes.Data(Routes.ColumnsTab, Test, Query, sort);

    private void Search(ChangeEventArgs change) => Navigation.NavigateTo(Routes.Data(Routes.ColumnsTab, Test, change.Value as string, Sort));
}
