using Microsoft.AspNetCore.Components;

namespace HarOrleans.Dashboard.Components.Pages;

/// <summary>How the values of one column spread: a histogram, and a box for each activity.</summary>
public sealed partial class DataSpreadView
{
    private IReadOnlyList<DataColumn>? _columns;
    private DataSpread? _spread;
    private AnalysisFigure? _histogram;
    private AnalysisFigure? _boxes;
    private bool _isRead;
    private (bool, string?)? _shown;

    [Parameter, EditorRequired] public IDataFigures Figures { get; set; } = null!;

    [Parameter] public bool Test { get; set; }

    /// <summary>The column's name; null for the first.</summary>
    [Parameter] public string? Column { get; set; }

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private string Chosen => string.IsNullOrEmpty(Column) ? _columns![0].Name : Column;

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (_shown != (Test, Column))
        {
            _shown = (Test, Column);
            (_columns, _spread, _histogram, _boxes, _isRead) = (null, null, null, null, false);
            Restart();
        }
    }

    /// <inheritdoc />
    protected override void Begin()
    {
        var test = Test;
        Poll(async cancellationToken =>
        {
            _columns = await Figures.GetColumnsAsync(test, cancellationToken);
            var spread = await Figures.GetSpreadAsync(Chosen, test, cancellationToken);
            if (!_isRead || !ReferenceEquals(spread, _spread))
            {
                (_spread, _isRead) = (spread, true);
                (_histogram, _boxes) = spread is null ? (null, null) : (Histogram(spread), Boxes(spread));
            }
        });
    }

    private static AnalysisFigure Histogram(DataSpread spread) => new(
        AnalysisKinds.Histogram,
        spread.Column,
        "rows",
        [.. spread.Counts.Select((_, bin) => $"{Format.Number(spread.Edges[bin])} to {Format.Number(spread.Edges[bin + 1])}")],
        [new("Rows", [.. spread.Counts.Select(count => (double?)count)])]);

    private static AnalysisFigure Boxes(DataSpread spread)
    {
        AnalysisSeries Series(string name, Func<DataBox, double?> value) => new(name, [.. spread.Boxes.Select(value)]);
        return new(
            AnalysisKinds.Boxes,
            "activity",
            spread.Column,
            [.. spread.Boxes.Select(box => box.Activity.Replace('_', ' '))],
            [
                Series(AnalysisKinds.BoxSeries[0], box => box.LowerWhisker),
                Series(AnalysisKinds.BoxSeries[1], box => box.LowerQuartile),
                Series(AnalysisKinds.BoxSeries[2], box => box.Median),
                Series(AnalysisKinds.BoxSeries[3], box => box.UpperQuartile),
                Series(AnalysisKinds.BoxSeries[4], box => box.UpperWhisker),
                Series("Values beyond", box => box.Outliers),
            ]);
    }

    private void Choose(ChangeEventArgs change) => Navigation.NavigateTo(Routes.Data(Routes.SpreadTab, Test, column: change.Value as string));
}
