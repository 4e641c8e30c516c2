namespace HarOrleans.Data.Simulation;

/// <summary>
/// What a window is made of before any feature is computed: eight hidden quantities. Where the activities lie is written here by hand, close
/// enough to overlap: sitting and standing differ by a small tilt, the three ways of walking by step rate and impact.
/// </summary>
internal static class Motion
{
    internal const int Upright = 0;
    internal const int TiltSide = 1;
    internal const int TiltFront = 2;
    internal const int Energy = 3;
    internal const int StepRate = 4;
    internal const int Impact = 5;
    internal const int Rotation = 6;
    internal const int Sway = 7;

    /// <summary>How many hidden quantities there are.</summary>
    internal const int Count = 8;

    /// <summary>How far a person's habits lie from the average, in each quantity.</summary>
    internal const double Person = 0.3;

    /// <summary>How far a person's way of one activity lies from what their habits say.</summary>
    internal const double PersonAndActivity = 0.22;

    /// <summary>How far one window lies from another of the same person and activity.</summary>
    internal const double Window = 0.38;

    /// <summary>How many windows hold a change to another activity, which takes up to half of the window.</summary>
    internal const double Change = 0.06;

    /// <summary>The activities, in the order in which each person does them.</summary>
    internal static IReadOnlyList<string> Activities { get; } =
        ["STANDING", "SITTING", "LAYING", "WALKING", "WALKING_DOWNSTAIRS", "WALKING_UPSTAIRS"];

    /// <summary>The average window of an activity, in the order of <see cref="Activities"/>.</summary>
    internal static double[] Average(int activity) => activity switch
    {
        0 => [2.1, -0.2, 0.0, -2.0, 0.0, 0.0, -1.3, 0.5],
        1 => [1.5, 0.4, 0.8, -2.2, 0.0, 0.0, -1.5, -0.3],
        2 => [-2.5, 1.5, 1.5, -2.4, 0.0, 0.0, -1.6, -0.6],
        3 => [2.0, -0.5, 0.0, 1.9, 0.9, -0.1, 0.9, 0.9],
        4 => [2.2, -0.6, -0.4, 2.9, 0.2, 1.7, 1.5, 1.2],
        5 => [1.6, -0.9, 0.6, 1.7, -0.9, -0.9, 1.5, 1.0],
        _ => throw new ArgumentOutOfRangeException(nameof(activity), activity, "There are six activities."),
    };
}
