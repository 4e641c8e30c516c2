using System.Runtime.CompilerServices;
using HarOrleans.Dashboard;
using HarOrleans.Data;
using HarOrleans.Data.Understanding;

namespace HarOrleans.Host.Pages;

/// <summary>The dashboard's data area, over the data that this server trains on. Figures are kept as long as the data is.</summary>
/// <param name="source">The process's data.</param>
/// <param name="served">Which of it.</param>
internal sealed class DataFigures(IHarDataSource source, ServedData served) : IDataFigures
{
    private const int StrongestPairs = 50;

    private readonly ConditionalWeakTable<HarDataset, Lazy<DataSetOverview>> _overviews = [];
    private readonly ConditionalWeakTable<HarTable, Lazy<IReadOnlyList<DataColumn>>> _columns = [];
    private readonly ConditionalWeakTable<HarTable, Lazy<DataCorrelations>> _correlations = [];
    private readonly ConditionalWeakTable<HarTable, Dictionary<string, DataSpread>> _spreads = [];

    /// <inheritdoc />
    public Task<DataSetOverview> GetOverviewAsync(CancellationToken cancellationToken = default) =>
        AskAsync(data => _overviews.GetValue(data, static of => new(() => new(of.Name, of.Simulated, File(of.Train), File(of.Test)))).Value, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<DataColumn>> GetColumnsAsync(bool test, CancellationToken cancellationToken = default) =>
        AskAsync(data => _columns.GetValue(Table(data, test), static table => new(() => Columns(table))).Value, cancellationToken);

    /// <inheritdoc />
    public Task<DataSpread?> GetSpreadAsync(string column, bool test, CancellationToken cancellationToken = default) => AskAsync(
        data =>
        {
            var table = Table(data, test);
            var known = _spreads.GetOrCreateValue(table);
            lock (known)
            {
                return known.TryGetValue(column, out var spread) ? spread
                    : ColumnSpread.Of(table, column) is { } made ? known[column] = made
                    : null;
            }
        },
        cancellationToken);

    /// <inheritdoc />
    public Task<DataCorrelations> GetCorrelationsAsync(bool test, CancellationToken cancellationToken = default) =>
        AskAsync(data => _correlations.GetValue(Table(data, test), static table => new(() => Correlations(table))).Value, cancellationToken);

    /// <summary>Off the caller's thread, which is a page's: the first answer of each kind takes up to seconds.</summary>
    private async Task<T> AskAsync<T>(Func<HarDataset, T> ask, CancellationToken cancellationToken)
    {
        var folder = await served.FolderAsync(cancellationToken);
        return await Task.Run(() => ask(source.Get(folder, cancellationToken)), cancellationToken);
    }

    private static HarTable Table(HarDataset data, bool test) => test ? data.Test : data.Train;

    private static DataFile File(HarTable table)
    {
        var balance = ClassBalance.Of(table);
        return new(table.Rows, table.FeatureNames.Count, table.Sha256, balance.Activities, balance.Subjects, balance.Counts);
    }

    private static IReadOnlyList<DataColumn> Columns(HarTable table)
    {
        var meanings = ColumnMeaning.Of(table).ToDictionary(column => column.Name);
        var outliers = OutlierCount.Of(table).ToDictionary(column => column.Name, column => column.Count);
        return
        [
            .. ColumnSummary.Of(table).Select(column => new DataColumn(
                column.Name,
                meanings[column.Name].Meaning,
                meanings[column.Name].Type,
                column.Count,
                column.Mean,
                column.StandardDeviation,
                column.Minimum,
                column.LowerQuartile,
                column.Median,
                column.UpperQuartile,
                column.Maximum,
                outliers.TryGetValue(column.Name, out var count) ? count : null)),
        ];
    }

    private static DataCorrelations Correlations(HarTable table)
    {
        var matrix = CorrelationMatrix.Of(table);
        return new(
            matrix.Names,
            DataCorrelations.Pack(matrix.Names.Count, (first, second) => matrix[first, second]),
            [.. matrix.Strongest(StrongestPairs).Select(pair => new DataPair(pair.First, pair.Second, pair.Correlation))]);
    }
}
