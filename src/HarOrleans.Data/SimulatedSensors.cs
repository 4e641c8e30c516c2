using HarOrleans.Data.Features;
using HarOrleans.Data.Recordings;
using HarOrleans.Data.Windows;

namespace HarOrleans.Data;

/// <summary>What simulated phones recorded of the people of one file, and the windows that it was cut into.</summary>
/// <param name="Recordings">Two of each person, labelled.</param>
/// <param name="Windows">Filtered and cut as <see cref="WindowCutter"/> does, labelled.</param>
public sealed record SimulatedSensors(IReadOnlyList<SensorRecording> Recordings, InertialWindows Windows)
{
    /// <summary>The file of a data set: the 561 features of each window.</summary>
    public HarTable ToTable() => FeatureTable.Of(Windows).ToTable();
}
