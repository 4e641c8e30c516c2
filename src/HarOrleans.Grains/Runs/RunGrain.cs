using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using Orleans.Runtime;

namespace HarOrleans.Grains;

/// <summary>One run's door to its rows; a training's checkpoints bring theirs to the store themselves. Keeps nothing: what it answers is what is stored.</summary>
[RequireSiloRole(SiloRoles.Control)]
[GrainType("run")]
internal sealed partial class RunGrain(IRunStore runs, ICatalogStore catalog, IArtifactStore artifacts, ArtifactDoor door, ILogStore logs, TimeProvider time) : Grain, IRunGrain
{
    private const int MaxPage = 100_000;
    private const int IdLength = 32;
    private const int MaxContext = 500;

    private string RunId => this.GetPrimaryKeyString();

    private IFeedGrain Feed => field ??= GrainFactory.GetGrain<IFeedGrain>(FeedTopics.Run(RunId));

    public async Task CreateAsync(RunSpec spec, CancellationToken cancellationToken)
    {
        RequireOwnId(spec);
        ThrowIfAny(SpecErrors(spec));
        await RequireExperimentAsync(spec, cancellationToken);
        await runs.CreateAsync(spec, time.GetUtcNow(), cancellationToken);
    }

    public async Task LogAsync(RunBatch batch, CancellationToken cancellationToken)
    {
        ThrowIfAny(RunLimits.BatchErrors(batch));
        var cursor = await runs.LogAsync(RunId, batch, cancellationToken) ?? throw new FencedException("metric points", batch.Writer);
        HarMeter.Logged(batch.Points.Count);
        await Feed.PublishAsync(cursor, CancellationToken.None);
    }

    public async Task LogInputsAsync(int writer, IReadOnlyList<RunInput> inputs, CancellationToken cancellationToken)
    {
        string[] errors = [.. inputs.SelectMany(input => input.Dataset.Errors()), .. inputs.Where(input => input.Context is null or { Length: > MaxContext })
            .Select(_ => FormattableString.Invariant($"context: there is none, or it is longer than {MaxContext} characters. Give a word such as {RunInput.Training}."))];
        if (errors.Length > 0)
        {
            throw new InvalidSpecException(errors);
        }

        if (!await runs.LogInputsAsync(RunId, writer, inputs, time.GetUtcNow(), cancellationToken))
        {
            throw new FencedException("inputs", writer);
        }
    }

    public async Task SetEvaluationAsync(int writer, Evaluation evaluation, CancellationToken cancellationToken)
    {
        ThrowIfAny(evaluation.Errors());
        if (!await runs.SetEvaluationAsync(RunId, writer, evaluation, cancellationToken))
        {
            throw new FencedException("evaluation", writer);
        }

        await Feed.TouchAsync(CancellationToken.None);
    }

    public async Task FinishAsync(RunStatus status, string? reason, CancellationToken cancellationToken)
    {
        if (status is RunStatus.Scheduled or RunStatus.Running)
        {
            throw new InvalidSpecException([$"status = {status} does not end a run; use Finished, Failed or Killed."]);
        }

        ThrowIfAny(RunLimits.ReasonErrors(reason));

        if (!await runs.FinishAsync(RunId, status, reason, time.GetUtcNow(), cancellationToken))
        {
            throw new FencedException("finish", 0);
        }

        await Feed.TouchAsync(CancellationToken.None);
    }

    public async Task<RunDetail> GetAsync(CancellationToken cancellationToken) =>
        await runs.FindAsync(RunId, cancellationToken) ?? throw new NotFoundException("run", RunId);

    public Task<MetricPage> GetPointsAsync(IReadOnlyList<string> keys, long cursor, int limit, CancellationToken cancellationToken) =>
        limit is < 1 or > MaxPage
            ? throw new InvalidSpecException([FormattableString.Invariant($"limit = {limit} must be between 1 and {MaxPage}.")])
            : runs.ReadPointsAsync(RunId, keys, cursor, limit, cancellationToken);

    public Task<IReadOnlyList<MetricPoint>> GetHistoryAsync(string key, long? fromStep, long? toStep, int most, CancellationToken cancellationToken)
    {
        ThrowIfAny(
        [
            .. most is < 1 or > MaxPage ? [FormattableString.Invariant($"most = {most} must be between 1 and {MaxPage}.")] : (string[])[],
            .. fromStep > toStep ? [FormattableString.Invariant($"from_step = {fromStep} is beyond to_step = {toStep}. Give the smaller first.")] : (string[])[],
        ]);
        return runs.ReadHistoryAsync(RunId, key, fromStep, toStep, most, cancellationToken);
    }

    public async Task<long> ThinAsync(int most, CancellationToken cancellationToken)
    {
        ThrowIfAny(most is < 4 or > MaxPage ? [FormattableString.Invariant($"most = {most} must be between 4 and {MaxPage}.")] : []);
        var gone = await runs.ThinAsync(RunId, most, cancellationToken);
        await Feed.TouchAsync(CancellationToken.None);
        return gone;
    }

    public async Task SetNoteAsync(string expected, string note, CancellationToken cancellationToken)
    {
        if (Notes.Errors(note) is { Count: > 0 } errors)
        {
            throw new InvalidSpecException(errors);
        }

        if (!await runs.SwapTagAsync(RunId, Notes.RunTag, OrAbsent(expected), OrAbsent(note), cancellationToken))
        {
            throw new ConflictException($"The note of run '{RunId}' was changed meanwhile. Nothing was written: read it again, and repeat the call with what it is now.");
        }

        await Feed.TouchAsync(CancellationToken.None);

        static string? OrAbsent(string text) => text.Length == 0 ? null : text;
    }
}
