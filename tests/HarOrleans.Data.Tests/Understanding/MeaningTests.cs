using HarOrleans.Data.Tests.Support;
using HarOrleans.Data.Understanding;

namespace HarOrleans.Data.Tests.Understanding;

public sealed class MeaningTests
{
    private static readonly IReadOnlyList<ColumnMeaning> All = ColumnMeaning.Of(HarData.Simulate().Train);

    [Theory]
    [InlineData("tBodyAcc-mean()-X", "mean of the body acceleration along X, time domain")]
    [InlineData("tGravityAcc-arCoeff()-Z,4", "autoregression coefficient 4 of the gravity acceleration along Z, time domain")]
    [InlineData("tBodyGyroJerk-correlation()-X,Z", "correlation between X and Z of the jerk of the angular velocity, time domain")]
    [InlineData("tBodyAccMag-arCoeff()2", "autoregression coefficient 2 of the magnitude of the body acceleration, time domain")]
    [InlineData("tBodyGyro-sma()", "signal magnitude area (sum of absolute values over the axes) of the angular velocity, time domain")]
    [InlineData("tBodyGyroMag-sma()", "signal magnitude area (sum of absolute values) of the magnitude of the angular velocity, time domain")]
    [InlineData("fBodyAcc-maxInds-Y", "place of the strongest frequency of the body acceleration along Y, frequency domain")]
    [InlineData("fBodyBodyGyroJerkMag-meanFreq()", "mean frequency, weighted by strength, of the magnitude of the jerk of the angular velocity, frequency domain")]
    [InlineData("fBodyAccJerk-bandsEnergy()-1,8", "energy between 0.39 and 3.13 Hz of the jerk of the body acceleration along X, frequency domain")]
    [InlineData("fBodyAccJerk-bandsEnergy()-1,8.2", "energy between 0.39 and 3.13 Hz of the jerk of the body acceleration along Z, frequency domain")]
    [InlineData("angle(tBodyAccJerkMean),gravityMean)", "angle between the mean jerk of the body acceleration and mean gravity")]
    [InlineData("angle(X,gravityMean)", "angle between the X axis and mean gravity")]
    [InlineData("subject", "number of the person who was measured")]
    [InlineData("Activity", "what the person did, the class to predict")]
    public void A_name_is_read_by_its_grammar(string name, string meaning) =>
        Assert.Equal(meaning, All.Single(x => x.Name == name).Meaning);

    [Fact]
    public void Every_column_has_a_meaning_of_its_own_and_a_type()
    {
        Assert.Equal(563, All.Count);
        Assert.Equal(563, All.Select(x => x.Meaning).Distinct().Count());
        Assert.Equal([("float64", 561), ("int64", 1), ("string", 1)], All.CountBy(x => x.Type).Select(x => (x.Key, x.Value)));
        Assert.DoesNotContain(All, x => x.Meaning.StartsWith("a number", StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_of_another_grammar_is_called_that() =>
        Assert.All(ColumnMeaning.Of(Numbers.Table([1.0])).Take(1), x => Assert.Equal("a number; the name does not follow the grammar of the UCI HAR data", x.Meaning));
}
