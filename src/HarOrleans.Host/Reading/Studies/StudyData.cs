using HarOrleans.Contracts;
using HarOrleans.Data;
using HarOrleans.Training;

namespace HarOrleans.Host.Reading.Studies;

/// <summary>What a study's figures rest on.</summary>
internal static class StudyData
{
    /// <summary>What is said of simulated data, wherever a figure rests on it.</summary>
    internal const string Simulated = "SIMULATED, not measured";

    /// <summary>Whether nobody was measured for it: its objective simulates, or reads a folder here that says so.</summary>
    internal static bool IsSimulated(StudySpec spec) => Place(spec) is { } place && (place == HarLstm.SimulatedData || HarData.IsSimulated(place));

    /// <summary>Where its data lies, in words; null where its objective reads none.</summary>
    internal static string? Of(StudySpec spec) => IsSimulated(spec) ? Simulated : Place(spec);

    private static string? Place(StudySpec spec) => spec.Objective.Hints.GetValueOrDefault(HarLstm.Data);
}
