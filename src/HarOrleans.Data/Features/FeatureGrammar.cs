namespace HarOrleans.Data.Features;

/// <summary>The 561 column names of the UCI HAR data in their order, made by rule: signal, statistic, axis.</summary>
internal static class FeatureGrammar
{
    private static readonly string[] Axes = ["X", "Y", "Z"];
    private static readonly string[] Spread = ["mean()", "std()", "mad()", "max()", "min()"];
    private static readonly string[] TimeSignals = ["tBodyAcc", "tGravityAcc", "tBodyAccJerk", "tBodyGyro", "tBodyGyroJerk"];
    private static readonly string[] TimeMagnitudes = ["tBodyAccMag", "tGravityAccMag", "tBodyAccJerkMag", "tBodyGyroMag", "tBodyGyroJerkMag"];
    private static readonly string[] Spectra = ["fBodyAcc", "fBodyAccJerk", "fBodyGyro"];

    private static readonly string[] SpectrumMagnitudes =
        ["fBodyAccMag", "fBodyBodyAccJerkMag", "fBodyBodyGyroMag", "fBodyBodyGyroJerkMag"];

    private static readonly string[] Bands =
        ["1,8", "9,16", "17,24", "25,32", "33,40", "41,48", "49,56", "57,64", "1,16", "17,32", "33,48", "49,64", "1,24", "25,48"];

    private static readonly string[] Angles =
    [
        "angle(tBodyAccMean,gravity)", "angle(tBodyAccJerkMean),gravityMean)", "angle(tBodyGyroMean,gravityMean)",
        "angle(tBodyGyroJerkMean,gravityMean)", "angle(X,gravityMean)", "angle(Y,gravityMean)", "angle(Z,gravityMean)",
    ];

    /// <summary>Names as the header has them: 42 of them stand there three times.</summary>
    internal static IReadOnlyList<string> Names { get; } =
    [
        .. TimeSignals.SelectMany(TimeSignal),
        .. TimeMagnitudes.SelectMany(TimeMagnitude),
        .. Spectra.SelectMany(Spectrum),
        .. SpectrumMagnitudes.SelectMany(SpectrumMagnitude),
        .. Angles,
    ];

    private static IEnumerable<string> TimeSignal(string signal) =>
    [
        .. Common(signal),
        .. Axes.SelectMany(axis => Enumerable.Range(1, 4).Select(order => $"{signal}-arCoeff()-{axis},{order}")),
        $"{signal}-correlation()-X,Y", $"{signal}-correlation()-X,Z", $"{signal}-correlation()-Y,Z",
    ];

    private static IEnumerable<string> TimeMagnitude(string signal) =>
        [.. Magnitude(signal), .. Enumerable.Range(1, 4).Select(order => $"{signal}-arCoeff(){order}")];

    private static IEnumerable<string> Spectrum(string signal) =>
    [
        .. Common(signal),
        .. PerAxis(signal, "maxInds"),
        .. PerAxis(signal, "meanFreq()"),
        .. Axes.SelectMany(axis => new[] { $"{signal}-skewness()-{axis}", $"{signal}-kurtosis()-{axis}" }),
        .. Axes.SelectMany(_ => Bands.Select(band => $"{signal}-bandsEnergy()-{band}")),
    ];

    private static IEnumerable<string> SpectrumMagnitude(string signal) =>
        [.. Magnitude(signal), $"{signal}-maxInds", $"{signal}-meanFreq()", $"{signal}-skewness()", $"{signal}-kurtosis()"];

    private static IEnumerable<string> Common(string signal) =>
    [
        .. Spread.SelectMany(statistic => PerAxis(signal, statistic)),
        $"{signal}-sma()",
        .. PerAxis(signal, "energy()"),
        .. PerAxis(signal, "iqr()"),
        .. PerAxis(signal, "entropy()"),
    ];

    private static IEnumerable<string> Magnitude(string signal) =>
        [.. Spread.Select(statistic => $"{signal}-{statistic}"), $"{signal}-sma()", $"{signal}-energy()", $"{signal}-iqr()", $"{signal}-entropy()"];

    private static IEnumerable<string> PerAxis(string signal, string statistic) => Axes.Select(axis => $"{signal}-{statistic}-{axis}");
}
