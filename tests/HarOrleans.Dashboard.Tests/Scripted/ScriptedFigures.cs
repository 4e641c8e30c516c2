using HarOrleans.Contracts;

namespace HarOrleans.Dashboard.Tests.Scripted;

/// <summary>A small data set: two features and the subject, two people, two activities.</summary>
internal sealed class ScriptedFigures : IDataFigures
{
    public HarException? Fault { get; set; }

    public static DataFile Train { get; } = new(30, 2, new string('a', 64), ["SITTING", "WALKING"], [1, 3], [[10, 5], [8, 7]]);

    private static readonly DataSetOverview Overview = new("uci-har", true, Train, Train with { Rows = 4, Sha256 = new string('b', 64), Counts = [[2, 1], [1, 0]] });

    private static readonly IReadOnlyList<DataColumn> Columns =
    [
        new("tBodyAcc-mean()-X", "mean of the body acceleration along X, time domain", "float64", 30, 0.2, 0.1, -1, 0.1, 0.2, 0.3, 1, 4),
        new("tBodyAccJerk-std()-Y", "standard deviation of the jerk of the body acceleration along Y, time domain", "float64", 30, -0.6, 0.3, -1, -0.9, -0.6, -0.3, 1, 0),
        new("subject", "number of the person who was measured", "int64", 30, 2, 1, 1, 1, 2, 3, 3, null),
    ];

    private static readonly DataSpread Spread = new("tBodyAcc-mean()-X", [-1, 0, 1], [12, 18], [new("SITTING", -0.2, 0, 0.1, 0.2, 0.4, 1), new("WALKING", -1, -0.5, 0, 0.5, 1, 0)]);

    private static readonly DataCorrelations Correlations = new(
        ["tBodyAcc-mean()-X", "tBodyAccJerk-std()-Y", "subject"],
        DataCorrelations.Pack(3, (first, second) => first == second ? 1 : -0.5),
        [new("tBodyAcc-mean()-X", "tBodyAccJerk-std()-Y", -0.5)]);

    public Task<DataSetOverview> GetOverviewAsync(CancellationToken cancellationToken = default) => Answer(Overview);

    public Task<IReadOnlyList<DataColumn>> GetColumnsAsync(bool test, CancellationToken cancellationToken = default) => Answer(Columns);

    public Task<DataSpread?> GetSpreadAsync(string column, bool test, CancellationToken cancellationToken = default) => Answer(column == Spread.Column ? Spread : null);

    public Task<DataCorrelations> GetCorrelationsAsync(bool test, CancellationToken cancellationToken = default) => Answer(Correlations);

    private Task<T> Answer<T>(T value) => Fault is { } fault ? Task.FromException<T>(fault) : Task.FromResult(value);
}
