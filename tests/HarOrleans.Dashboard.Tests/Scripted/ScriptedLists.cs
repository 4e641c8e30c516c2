using HarOrleans.Contracts;

namespace HarOrleans.Dashboard.Tests.Scripted;

/// <summary>The lists, the queue and what else pages ask for by the way.</summary>
internal sealed partial class ScriptedLists : ICatalogGrain, IQueueGrain, IClusterGrain, IExperimentGrain
{
    public List<StudySummary> Studies { get; } = [];

    public List<RunInfo> Children { get; } = [];

    public List<DatasetEntry> Datasets { get; } = [];

    /// <summary>What any search finds.</summary>
    public List<RunDetail> Found { get; } = [];

    /// <summary>What the runs are grouped into, and what was asked for.</summary>
    public List<RunGroup> Groups { get; } = [];

    public List<RunGrouping> Groupings { get; } = [];

    public List<RunSearch> Searches { get; } = [];

    public List<ModelSummary> Models { get; } = [];

    public List<ModelRegistration> Registrations { get; } = [];

    public QueueSnapshot Queue { get; set; } = new([], []);

    public Exception? Fault { get; set; }

    public Task<IReadOnlyList<StudySummary>> ListStudiesAsync(int skip, int take, CancellationToken cancellationToken = default) =>
        Answer<IReadOnlyList<StudySummary>>([.. Studies.Skip(skip).Take(take)]);

    public Task<QueueSnapshot> GetAsync(CancellationToken cancellationToken = default) => Answer(Queue);

    public Task<QueuePlaces> FindAsync(long studyId, int? number, int take, CancellationToken cancellationToken = default) => Answer(new QueuePlaces(
        [.. Queue.Waiting.Where(each => each.Ticket.StudyId == studyId && (number is null || each.Ticket.Number == number)).Take(take)],
        Queue.Trainers.Where(each => !each.Draining).Sum(each => each.Slots.Count)));

    Task<ExperimentInfo> IExperimentGrain.GetAsync(CancellationToken cancellationToken) =>
        Answer(new ExperimentInfo(1, Workspaces.Default, Workspaces.LocalOwner, "LSTM_HAR", new Dictionary<string, string>(), Some.Noon));

    public Task<IReadOnlyList<ExperimentInfo>> ListExperimentsAsync(int skip, int take, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<IReadOnlyList<RunInfo>> ListRunsAsync(long? experimentId, int skip, int take, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<IReadOnlyList<RunInfo>> ListChildRunsAsync(string parentRunId, int skip, int take, CancellationToken cancellationToken = default) =>
        Answer<IReadOnlyList<RunInfo>>([.. Children.Skip(skip).Take(take)]);

    public Task<IReadOnlyList<DatasetEntry>> ListDatasetsAsync(int skip, int take, CancellationToken cancellationToken = default) =>
        Answer<IReadOnlyList<DatasetEntry>>([.. Datasets.Skip(skip).Take(take)]);

    public Task<DatasetEntry?> FindDatasetAsync(string name, string? digest, int? version, CancellationToken cancellationToken = default) =>
        Answer(Datasets.LastOrDefault(set => set.Dataset.Name == name && (digest is null || set.Dataset.Digest == digest) && (version is null || set.Version == version)));

    /// <summary>A page of what is found; a token is the number of the first.</summary>
    public Task<RunSearchPage> SearchRunsAsync(RunSearch search, CancellationToken cancellationToken = default)
    {
        if (search.Query.StartsWith("run_id = ", StringComparison.Ordinal))
        {
            return Answer(new RunSearchPage([.. Found.Where(run => search.Query == $"run_id = '{run.Info.RunId}'")], null));
        }

        Searches.Add(search);
        var next = int.Parse(search.PageToken ?? "0", System.Globalization.CultureInfo.InvariantCulture) + search.MaxResults;
        return Answer(new RunSearchPage([.. Found.Skip(next - search.MaxResults).Take(search.MaxResults)], Found.Count > next ? FormattableString.Invariant($"{next}") : null));
    }

    public Task<IReadOnlyList<ModelSummary>> ListModelsAsync(int skip, int take, CancellationToken cancellationToken = default) =>
        Answer<IReadOnlyList<ModelSummary>>([.. Models.Skip(skip).Take(take)]);

    public Task<IReadOnlyList<ModelRegistration>> ListRegistrationsAsync(string runId, CancellationToken cancellationToken = default) =>
        Answer<IReadOnlyList<ModelRegistration>>(Registrations);

    public Task EnqueueAsync(IReadOnlyList<TrialTicket> tickets, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task RemoveAsync(TrialTicket ticket, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<TrainerOrders> HeartbeatAsync(TrainerStatus status, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ExperimentInfo> CreateAsync(ExperimentSpec spec, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task SetTagAsync(string key, string value, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    private Task<T> Answer<T>(T value) => Fault is { } fault ? Task.FromException<T>(fault) : Task.FromResult(value);
}
