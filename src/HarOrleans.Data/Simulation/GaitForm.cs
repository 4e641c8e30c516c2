namespace HarOrleans.Data.Simulation;

/// <summary>
/// The rhythm of a way of walking. A stride is two steps: what both legs do alike repeats with each step, at the even multiples of the stride's frequency; what changes sides with the
/// legs, at the odd ones. Each list gives the amplitudes of its multiples, first to last.
/// </summary>
/// <param name="Cadence">Steps a second.</param>
/// <param name="Vertical">Up and down, in g: multiples 2, 4, 6 …</param>
/// <param name="Forward">Forwards and back, in g: multiples 2, 4, 6 …</param>
/// <param name="Sideways">To the sides, in g: multiples 1, 3, 5 …</param>
/// <param name="Pitch">Nodding of the trunk, in degrees: multiples 2, 4, 6 …</param>
/// <param name="Roll">Rolling of the hips, in degrees: multiples 1, 3, 5 …</param>
/// <param name="Yaw">Turning of the hips, in degrees: multiples 1, 3, 5 …</param>
internal sealed record GaitForm(double Cadence, double[] Vertical, double[] Forward, double[] Sideways, double[] Pitch, double[] Roll, double[] Yaw);
