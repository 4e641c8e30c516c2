namespace HarOrleans.Host.Optuna;

/// <summary>What an export came to.</summary>
/// <param name="Study">The study.</param>
/// <param name="File">The file that was written.</param>
/// <param name="Trials">Trials in it.</param>
/// <param name="Revision">The revision of Optuna's tables.</param>
internal sealed record OptunaExportDocument(string Study, string File, int Trials, string Revision);
