using HarOrleans.Contracts;

namespace HarOrleans.Host.Mlflow;

/// <summary>A run of a file store. Its histories stay in their files until they are stored.</summary>
/// <param name="Folder">Its folder.</param>
/// <param name="Run">The run, without its points; its experiment is not known yet.</param>
/// <param name="Inputs">The data sets that it used.</param>
/// <param name="Metrics">The files of its metrics, by key.</param>
internal sealed record MlflowRun(string Folder, RunImport Run, IReadOnlyList<RunInput> Inputs, IReadOnlyDictionary<string, string> Metrics);
