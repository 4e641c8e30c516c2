using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Testing;

namespace HarOrleans.Benchmarks;

/// <summary>A study of TPE on hpo7 at a server, for workers outside.</summary>
internal static class StoredStudy
{
    internal static async Task<StudyHandle> MakeAsync(HarTestServer server, string name, int history, CancellationToken cancellationToken)
    {
        var function = TestFunctions.ByName["hpo7"];
        var study = await server.Client.Studies.CreateAsync(
            new()
            {
                Name = name,
                Experiment = name,
                Space = function.Space,
                Objective = ObjectiveSpec.AskTell,
                Sampler = new("tpe", 1, new Dictionary<string, string>()),
                Pruner = new("nop", new Dictionary<string, string>()),
            },
            cancellationToken);
        if (history > 0)
        {
            await study.AddTrialsAsync([.. SampledStudy.Random(function, history).Select(x => FrozenTrial.Create(TrialState.Complete, x.Params, x.Values))], cancellationToken: cancellationToken);
        }

        return study;
    }
}
