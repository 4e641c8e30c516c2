namespace HarOrleans.Data.Simulation;

/// <summary>How the average person does an activity. Angles are of the trunk: pitch backwards, roll to the right.</summary>
/// <param name="Label">The activity, as UCI numbers them.</param>
/// <param name="Pitch">Degrees.</param>
/// <param name="Roll">Degrees.</param>
/// <param name="Spread">Standard deviation of both angles among people, in degrees.</param>
/// <param name="Sway">Standard deviation of the slow wander of both angles, in degrees.</param>
/// <param name="Shifts">Changes of posture a minute.</param>
/// <param name="Shift">Standard deviation of such a change, in degrees.</param>
/// <param name="Turns">Turns by half a circle a minute.</param>
/// <param name="Landings">Stretches of level walking a minute, on stairs.</param>
/// <param name="Gait">The rhythm, or null where there is none.</param>
internal sealed record ActivityForm(
    int Label, double Pitch, double Roll, double Spread, double Sway, double Shifts, double Shift, double Turns, double Landings, GaitForm? Gait);
