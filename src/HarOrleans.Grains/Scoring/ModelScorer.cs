using HarOrleans.Abstractions;
using HarOrleans.Contracts;

namespace HarOrleans.Grains;

/// <summary>Predicts with logged models, and keeps the last few in memory.</summary>
internal sealed class ModelScorer : IDisposable
{
    /// <summary>A model of HAR takes a few megabytes; people compare two or three.</summary>
    private const int MostModels = 4;

    private readonly ModelFiles _files;
    private readonly IModelRuntime? _runtime;
    private readonly LoadedModels _loaded;

    public ModelScorer(ModelFiles files, IEnumerable<IModelRuntime> runtimes)
    {
        _files = files;
        _runtime = runtimes.FirstOrDefault();
        _loaded = new LoadedModels(Load, MostModels);
    }

    internal Task<IReadOnlyList<Prediction>> PredictAsync(string text, byte[] request, CancellationToken cancellationToken) =>
        UseAsync(text, model => model.Predict(request), cancellationToken);

    internal Task<ModelEvaluation> EvaluateAsync(string text, byte[] request, IReadOnlyList<string> targets, string dataset, CancellationToken cancellationToken) =>
        UseAsync(text, model => model.Evaluate(request, targets, dataset), cancellationToken);

    public void Dispose() => _loaded.Dispose();

    private async Task<T> UseAsync<T>(string text, Func<IScoringModel, T> use, CancellationToken cancellationToken)
    {
        if (_runtime is null)
        {
            throw new ScoringUnavailableException(
                $"This server has a silo with the role '{SiloRoles.Trainer}', but it brings no library that predicts. Ask a server that was started as har serve.", supported: false);
        }

        var source = ModelSource.TryParse(text, out var parsed) ? parsed : throw new InvalidSpecException([$"source = '{text}': this names no model."]);
        var folder = await _files.FindAsync(source, cancellationToken) ?? throw new NotFoundException("logged model", text);
        return await _loaded.UseAsync(folder, use, cancellationToken);
    }

    /// <summary>On a thread of the pool, where waiting for the store's files is no harm.</summary>
    private IScoringModel Load(ModelFolder folder) => _runtime!.Load(name => _files.OpenAsync(folder, name, CancellationToken.None).GetAwaiter().GetResult());
}
