using HarOrleans.Abstractions;
using HarOrleans.Contracts;

namespace HarOrleans.Grains.Tests;

/// <summary>Tries every write of an attempt.</summary>
internal static class Probes
{
    /// <summary>The writes that were refused as fenced, in the order in which they are tried.</summary>
    internal static List<string> Refusals(ITrialContext trial)
    {
        List<string> refused = [];
        Try("points", () =>
        {
            trial.LogMetrics(2, [new("value", 99)]);
            trial.Flush();
        });
        Try("report", () => trial.Report(2, 99));
        Try("checkpoint", () => trial.SaveCheckpoint(2, stream => stream.WriteByte(1)));
        Try("evaluation", () => trial.SetEvaluation(new("test", 1, ["a"], [[1]], 1, 0, [], new("macro avg", 1, 1, 1, 1), new("weighted avg", 1, 1, 1, 1))));
        return refused;

        void Try(string what, Action write)
        {
            try
            {
                write();
            }
            catch (FencedException)
            {
                refused.Add(what);
            }
        }
    }
}
