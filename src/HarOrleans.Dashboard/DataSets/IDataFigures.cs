namespace HarOrleans.Dashboard;

/// <summary>
/// What is known about the data set that this server trains on. A host that has one registers it; without it there is no data area. Figures are made when first asked
/// for and kept as long as the files stay as they are: asking again gives the same objects.
/// </summary>
public interface IDataFigures
{
    /// <summary>The set and its two files.</summary>
    /// <exception cref="HarOrleans.Contracts.HarException">The data cannot be used; the message says why and what to do.</exception>
    Task<DataSetOverview> GetOverviewAsync(CancellationToken cancellationToken = default);

    /// <summary>Every numeric column of a file, in its order.</summary>
    /// <param name="test">Whether of the test file rather than the training file.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HarOrleans.Contracts.HarException">The data cannot be used.</exception>
    Task<IReadOnlyList<DataColumn>> GetColumnsAsync(bool test, CancellationToken cancellationToken = default);

    /// <summary>How the values of one column spread; null where the file has no such column.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="test">Whether of the test file rather than the training file.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HarOrleans.Contracts.HarException">The data cannot be used.</exception>
    Task<DataSpread?> GetSpreadAsync(string column, bool test, CancellationToken cancellationToken = default);

    /// <summary>Pearson's correlation of every two numeric columns of a file.</summary>
    /// <param name="test">Whether of the test file rather than the training file.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HarOrleans.Contracts.HarException">The data cannot be used.</exception>
    Task<DataCorrelations> GetCorrelationsAsync(bool test, CancellationToken cancellationToken = default);
}
