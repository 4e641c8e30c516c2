namespace HarOrleans.Host.Mlflow;

/// <summary>What an import added; what was there before is not counted.</summary>
/// <param name="Experiments">Experiments.</param>
/// <param name="Runs">Runs.</param>
/// <param name="Params">Params of runs.</param>
/// <param name="Tags">Tags of runs.</param>
/// <param name="MetricPoints">Points of runs' metrics.</param>
/// <param name="Models">Logged models.</param>
/// <param name="Artifacts">Files of runs and models.</param>
/// <param name="Repaired">Runs added that were RUNNING there and are FAILED here.</param>
/// <param name="Failed">What could not be imported.</param>
internal sealed record MlflowImportDocument(
    int Experiments, int Runs, int Params, int Tags, long MetricPoints, int Models, int Artifacts, int Repaired, IReadOnlyList<MlflowFailure> Failed);
