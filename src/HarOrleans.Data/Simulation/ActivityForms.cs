namespace HarOrleans.Data.Simulation;

/// <summary>The six activities, in the order in which each person does them. The figures are set by hand, near to what phones at the waist show.</summary>
internal static class ActivityForms
{
    /// <summary>Where level walking stands among them: what stairs turn into on a landing.</summary>
    internal const int Walking = 3;

    internal static IReadOnlyList<ActivityForm> All { get; } =
    [
        new(5, -5, 0, 3, 0.5, 4, 1.8, 0, 0, null),
        new(4, 11, 0, 5, 0.3, 3, 2.2, 0, 0, null),
        new(6, 88, 0, 6, 0.12, 1.5, 2.5, 0, 0, null),
        new(1, -7, 0, 2.5, 1.6, 0, 0, 3, 0, new GaitForm(
            1.85,
            [0.26, 0.13, 0.075, 0.045, 0.03, 0.02, 0.012, 0.008],
            [0.15, 0.09, 0.06, 0.04, 0.025, 0.015, 0.01, 0.006],
            [0.08, 0.07, 0.045, 0.03, 0.02, 0.012, 0.008, 0.005],
            [1.8, 0.5, 0.25, 0.12],
            [2.8, 0.7, 0.3, 0.15],
            [4.5, 0.9, 0.4, 0.2])),
        new(3, -6, 0, 2.5, 2, 0, 0, 2, 5, new GaitForm(
            1.92,
            [0.33, 0.2, 0.14, 0.1, 0.07, 0.05, 0.035, 0.025],
            [0.18, 0.13, 0.1, 0.07, 0.05, 0.035, 0.025, 0.015],
            [0.1, 0.09, 0.065, 0.05, 0.035, 0.025, 0.015, 0.01],
            [2.2, 0.9, 0.5, 0.25],
            [3.2, 1.1, 0.6, 0.3],
            [4, 1.3, 0.7, 0.35])),
        new(2, -12, 0, 3, 2, 0, 0, 2, 5, new GaitForm(
            1.62,
            [0.23, 0.12, 0.06, 0.035, 0.02, 0.012, 0.008, 0.005],
            [0.16, 0.08, 0.045, 0.025, 0.015, 0.01, 0.006, 0.004],
            [0.1, 0.06, 0.04, 0.025, 0.015, 0.01, 0.006, 0.004],
            [3, 0.8, 0.3, 0.15],
            [3.6, 0.9, 0.35, 0.15],
            [3.6, 1, 0.45, 0.2])),
    ];
}
