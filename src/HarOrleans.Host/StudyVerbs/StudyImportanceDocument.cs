namespace HarOrleans.Host.StudyVerbs;

/// <summary>How much each parameter matters.</summary>
/// <param name="Study">The study.</param>
/// <param name="Evaluator">How it was reckoned.</param>
/// <param name="Target">The objective, from 0.</param>
/// <param name="Trials">Complete trials of the study.</param>
/// <param name="Importances">The shares by parameter, the largest first; together 1.</param>
internal sealed record StudyImportanceDocument(string Study, string Evaluator, int Target, int Trials, IReadOnlyDictionary<string, double> Importances);
