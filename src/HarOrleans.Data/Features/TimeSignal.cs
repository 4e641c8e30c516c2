namespace HarOrleans.Data.Features;

/// <summary>The signals of three axes that a window's features are taken of.</summary>
internal enum TimeSignal
{
    BodyAcc,
    GravityAcc,
    BodyAccJerk,
    BodyGyro,
    BodyGyroJerk,
}
