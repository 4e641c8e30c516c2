namespace HarOrleans.Host.Optuna;

/// <summary>What an import came to.</summary>
/// <param name="Study">The study here.</param>
/// <param name="Source">The study's name in Optuna.</param>
/// <param name="Trials">Trials there.</param>
/// <param name="Added">Trials that this call added.</param>
/// <param name="StuckRunning">Trials that were RUNNING there and are FAIL here.</param>
/// <param name="States">Trials of the study here, by state.</param>
/// <param name="BestValue">The best value; null for several objectives or none.</param>
/// <param name="BestTrials">The trials that have it, or the Pareto front.</param>
internal sealed record OptunaImportDocument(
    string Study, string Source, int Trials, int Added, int StuckRunning, IReadOnlyDictionary<string, int> States, double? BestValue, IReadOnlyList<int> BestTrials);
