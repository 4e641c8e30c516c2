using HarOrleans.Contracts;
using Orleans.Concurrency;

namespace HarOrleans.Grains;

/// <summary>Predicts and evaluates on this silo, off the grain's own thread: a long request holds nothing up but its caller.</summary>
[StatelessWorker]
[RequireSiloRole(SiloRoles.Trainer)]
[GrainType("scoring")]
internal sealed class ScoringGrain(ModelScorer scorer) : Grain, IScoringGrain
{
    public Task<IReadOnlyList<Prediction>> PredictAsync(string source, byte[] request, CancellationToken cancellationToken) => scorer.PredictAsync(source, request, cancellationToken);

    public Task<ModelEvaluation> EvaluateAsync(string source, byte[] request, IReadOnlyList<string> targets, string dataset, CancellationToken cancellationToken) =>
        scorer.EvaluateAsync(source, request, targets, dataset, cancellationToken);
}
