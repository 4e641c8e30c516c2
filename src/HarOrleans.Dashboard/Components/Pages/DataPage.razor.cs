using Microsoft.AspNetCore.Components;

namespace HarOrleans.Dashboard.Components.Pages;

/// <summary>The data set that this server trains on: its shape, its balance, its columns, and how they spread and go together.</summary>
public sealed partial class DataPage
{
    private DataSetOverview? _data;

    [SupplyParameterFromQuery] public string? Tab { get; set; }

    /// <summary><c>test</c> for the test file, anything else for the training file.</summary>
    [SupplyParameterFromQuery] public string? File { get; set; }

    [SupplyParameterFromQuery] public string? Q { get; set; }

    [SupplyParameterFromQuery] public string? Sort { get; set; }

    [SupplyParameterFromQuery] public string? Column { get; set; }

    [Inject] private IServiceProvider Services { get; set; } = null!;

    private IDataFigures? Figures => Services.GetService(typeof(IDataFigures)) as IDataFigures;

    private bool IsTest => File == Routes.TestFile;

    private string CurrentTab => Tabs.Any(tab => tab.Key == Tab) ? Tab! : Routes.OverviewTab;

    private IReadOnlyList<(string Key, string Text, string Href)> Tabs =>
    [
        (Routes.OverviewTab, "Balance", Routes.Data(null, IsTest)),
        (Routes.ColumnsTab, "Columns", Routes.Data(Routes.ColumnsTab, IsTest)),
        (Routes.SpreadTab, "Spread", Routes.Data(Routes.SpreadTab, IsTest)),
        (Routes.CorrelationsTab, "Correlations", Routes.Data(Routes.CorrelationsTab, IsTest)),
    ];

    /// <inheritdoc />
    protected override void OnInitialized() => Restart();

    /// <inheritdoc />
    protected override void Begin()
    {
        if (Figures is { } figures)
        {
            Poll(async cancellationToken => _data = await figures.GetOverviewAsync(cancellationToken));
        }
    }

    /// <summary>This page, of another file.</summary>
    private string Here(bool test) => Routes.Data(CurrentTab, test, Q, Sort, Column);

    /// <summary>The runs that used the file that is shown, which is registered with its set's name and its digest.</summary>
    private string Used(DataSetOverview data) => Routes.DataSetRuns($"{data.Name}/{(IsTest ? "test" : "train")}", (IsTest ? data.Test : data.Train).Sha256);

    private static string Shape(DataFile file) => $"{Format.Whole(file.Rows)} rows × {Format.Whole(file.Features)} features, {Format.Whole(file.Subjects.Count)} people";
}
