namespace HarOrleans.Data.Tests.Support;

/// <summary>The columns that rest on the smallest changes of gravity, which the published windows do not hold everywhere.</summary>
internal static class GravityColumns
{
    /// <summary>The three correlations, and the autoregression.</summary>
    internal static IReadOnlyList<string> Delicate { get; } =
    [
        "tGravityAcc-correlation()-X,Y", "tGravityAcc-correlation()-X,Z", "tGravityAcc-correlation()-Y,Z",
        .. "XYZ".SelectMany(axis => Enumerable.Range(1, 4).Select(order => $"tGravityAcc-arCoeff()-{axis},{order}")),
    ];
}
