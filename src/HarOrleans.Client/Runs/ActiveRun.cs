using HarOrleans.Contracts;
using HarOrleans.SystemMetrics;

namespace HarOrleans.Client;

/// <summary>
/// A run that this process works on. Metrics are logged without waiting; the rest is durable when its call returns. It gives signs of life until its end: where the process dies, or disposes it before
/// <see cref="FinishAsync"/> was called, as an exception on the way does, the run becomes FAILED with the reason.
/// </summary>
public sealed class ActiveRun : IAsyncDisposable
{
    private const int BeatsOfLease = 4;

    /// <summary>What cannot be stored of the machine's figures is given up: they hold nobody up and fail nobody.</summary>
    private static readonly BufferOptions MachineBuffer = new() { Capacity = 10_000, DisposeTimeout = TimeSpan.FromSeconds(1) };

    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _ended = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _beating;
    private readonly MetricLogger _machine;
    private readonly SystemMonitor? _monitor;
    private bool _over;

    internal ActiveRun(RunHandle handle, StartRunOptions options, TimeProvider time)
    {
        _time = time;
        Handle = handle;
        Metrics = handle.CreateMetricLogger(options.Buffer);
        _machine = handle.CreateMetricLogger(MachineBuffer);
        _monitor = options.SystemMetricsEvery is { } every
            ? new(new SystemSampler(Environment.CurrentDirectory), every, time, (figures, step) => _machine.Log(figures, step))
            : null;
        Lines = handle.Logs.CreateWriter();
        _beating = BeatAsync(options.Lease);
    }

    /// <summary>The run's id: 32 lower-case hex digits.</summary>
    public string Id => Handle.Id;

    /// <summary>Everything else about the run.</summary>
    public RunHandle Handle { get; }

    /// <summary>The run's metrics, with what became of them.</summary>
    public MetricLogger Metrics { get; }

    /// <summary>The run's log: lines are taken at once, and stored as metrics are. <see cref="RunLoggerProvider"/> makes loggers of it.</summary>
    public RunLogWriter Lines { get; }

    /// <summary>The run's files.</summary>
    public ArtifactsHandle Artifacts => Handle.Artifacts;

    /// <summary>Cancelled where somebody else has ended the run, or the server has, as it heard of no life: stop working on it, or start it again under its id.</summary>
    public CancellationToken Ended => _ended.Token;

    /// <summary>Takes a metric's value and returns at once; see <see cref="MetricLogger.Log(string, double, long)"/>.</summary>
    public bool LogMetric(string key, double value, long step = 0) => Metrics.Log(key, value, step);

    /// <summary>Takes values of one step and returns at once; see <see cref="MetricLogger.Log(IReadOnlyCollection{KeyValuePair{string, double}}, long)"/>.</summary>
    public bool LogMetrics(IReadOnlyCollection<KeyValuePair<string, double>> values, long step = 0) => Metrics.Log(values, step);

    /// <summary>Takes a line of the run's log and returns at once; see <see cref="RunLogWriter.Write"/>.</summary>
    public bool Log(string text, RunLogLevel level = RunLogLevel.Info) => Lines.Write(text, level);

    /// <inheritdoc cref="RunHandle.LogParamAsync" />
    public Task LogParamAsync(string key, string value, CancellationToken cancellationToken = default) => Handle.LogParamAsync(key, value, cancellationToken);

    /// <inheritdoc cref="RunHandle.LogParamsAsync" />
    public Task LogParamsAsync(IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken = default) =>
        Handle.LogParamsAsync(values, cancellationToken: cancellationToken);

    /// <inheritdoc cref="RunHandle.SetTagAsync" />
    public Task SetTagAsync(string key, string value, CancellationToken cancellationToken = default) => Handle.SetTagAsync(key, value, cancellationToken);

    /// <inheritdoc cref="RunHandle.EvaluateAsync(string, byte[], IReadOnlyList{string}, Dataset, CancellationToken)" />
    public Task<ModelEvaluation> EvaluateAsync(
        string model, byte[] request, IReadOnlyList<string> targets, Dataset dataset, CancellationToken cancellationToken = default) =>
        Handle.EvaluateAsync(model, request, targets, dataset, cancellationToken);

    /// <inheritdoc cref="RunHandle.EvaluateAsync(string, byte[], IReadOnlyList{string}, string, string, CancellationToken)" />
    public Task<ModelEvaluation> EvaluateAsync(
        string model, byte[] request, IReadOnlyList<string> targets, string dataset, string digest, CancellationToken cancellationToken = default) =>
        Handle.EvaluateAsync(model, request, targets, dataset, digest, cancellationToken);

    /// <summary>Returns when every metric point and line that was taken before is durable.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken = default)
    {
        await Metrics.FlushAsync(cancellationToken);
        await Lines.FlushAsync(cancellationToken);
    }

    /// <summary>Stores what waits and ends the run. A second call does nothing.</summary>
    /// <param name="status">How it ended. Default FINISHED.</param>
    /// <param name="reason">Why, where it failed or was killed.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotStoredException">Points could not be stored; the run goes on, and becomes FAILED when it is disposed.</exception>
    public async Task FinishAsync(RunStatus status = RunStatus.Finished, string? reason = null, CancellationToken cancellationToken = default)
    {
        if (!_over)
        {
            await FlushAsync(cancellationToken);
            await EndMachineAsync();
            await Handle.FinishAsync(status, reason, cancellationToken);
            _over = true;
            await _stop.CancelAsync();
        }
    }

    /// <summary>Stores what waits; a run that was not finished becomes FAILED.</summary>
    /// <exception cref="NotStoredException">Points could not be stored in time, though the run was not ended by somebody else.</exception>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await EndMachineAsync();
            await Metrics.DisposeAsync();
            await Lines.DisposeAsync();
            if (!_over && !_ended.IsCancellationRequested)
            {
                await Handle.FinishAsync(RunStatus.Failed, "It was left before it was finished.");
            }
        }
        finally
        {
            _over = true;
            await _stop.CancelAsync();
            await _beating;
        }
    }

    private async Task EndMachineAsync()
    {
        _monitor?.Finish();
        try
        {
            await _machine.DisposeAsync();
        }
        catch (NotStoredException)
        {
            // Told where it matters: by the run's own points.
        }
    }

    private async Task BeatAsync(TimeSpan lease)
    {
        while (!_stop.IsCancellationRequested)
        {
            await Task.Delay(lease / BeatsOfLease, _time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                if (!_stop.IsCancellationRequested)
                {
                    await Handle.HeartbeatAsync(lease, _stop.Token);
                }
            }
            catch (HarException over) when (over is ConflictException or NotFoundException or FencedException)
            {
                if (!_over && !_stop.IsCancellationRequested)
                {
                    await _ended.CancelAsync();
                }

                return;
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                // The next one may get through; four of them have to fail before the run does.
            }
        }
    }
}
