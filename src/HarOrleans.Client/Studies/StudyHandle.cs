using System.Runtime.CompilerServices;
using HarOrleans.Contracts;

namespace HarOrleans.Client;

/// <summary>One study. Every method throws <see cref="NotFoundException"/> where there is none of this id.</summary>
public sealed partial class StudyHandle
{
    private readonly IGrainFactory _grains;
    private readonly TimeProvider _time;

    internal StudyHandle(IGrainFactory grains, long id, TimeProvider time)
    {
        _grains = grains;
        _time = time;
        Id = id;
    }

    /// <summary>The study's id.</summary>
    public long Id { get; }

    // Kept: each GetGrain looks through the interface's attributes.
    private IStudyGrain Grain => field ??= _grains.GetGrain<IStudyGrain>(Id);

    /// <summary>The study now.</summary>
    public Task<StudySnapshot> GetAsync(CancellationToken cancellationToken = default) => Grain.GetAsync(cancellationToken);

    /// <summary>Takes the study to a budget; returns as soon as that is stored, while the trials run where there are trainers. A budget that is spent changes nothing.</summary>
    /// <param name="budget">How far.</param>
    /// <param name="hints">Replaces the objective's hints, e.g. where the data lies now; null keeps them.</param>
    /// <param name="cancellationToken">Cancels the call, not the study.</param>
    public Task<StudySnapshot> OptimizeAsync(
        StudyBudget budget,
        IReadOnlyDictionary<string, string>? hints = null,
        CancellationToken cancellationToken = default) => Grain.OptimizeAsync(budget, hints, cancellationToken);

    /// <summary>Starts nothing new; running trials go on to their end. Stopping twice is once.</summary>
    public Task<StudySnapshot> StopAsync(CancellationToken cancellationToken = default) => Grain.StopAsync(cancellationToken);

    /// <summary>Replaces the study's note; repeating it changes nothing. Watches show it at once.</summary>
    /// <param name="expected">The note that the writer began with; empty where there was none.</param>
    /// <param name="note">The new note, in Markdown, at most <see cref="Notes.MaxLength"/> characters; empty takes it away.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConflictException">The note was changed meanwhile; nothing was written.</exception>
    /// <exception cref="InvalidSpecException">The note is too long; nothing was written.</exception>
    public Task<StudySnapshot> SetNoteAsync(string expected, string note, CancellationToken cancellationToken = default) => Grain.SetNoteAsync(expected, note, cancellationToken);

    /// <summary>Trials that changed after a sequence number, read page by page; use <see cref="GetTrialsPageAsync"/> to see the pages.</summary>
    /// <param name="after">The last answer's sequence, or 0 for all trials.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public Task<TrialChanges> GetTrialsAsync(long after = 0, CancellationToken cancellationToken = default) => AllAsync(Grain, after, cancellationToken);

    internal static async Task<TrialChanges> AllAsync(IStudyGrain grain, long after, CancellationToken cancellationToken)
    {
        var page = await grain.GetTrialsAsync(after, cancellationToken);
        if (!page.More)
        {
            return page;
        }

        // A trial that changes while pages are read comes a second time, newer.
        var trials = new SortedDictionary<int, FrozenTrial>();
        for (; ; page = await grain.GetTrialsAsync(page.Sequence, cancellationToken))
        {
            foreach (var trial in page.Trials)
            {
                trials[trial.Number] = trial;
            }

            if (!page.More)
            {
                return new(page.Sequence, [.. trials.Values]);
            }
        }
    }

    /// <summary>How the values of the COMPLETE trials of one parent run went, in at most <see cref="ValueHistory.MostPoints"/> points.</summary>
    public Task<ValueHistory> GetHistoryAsync(string parentRunId, CancellationToken cancellationToken = default) => Grain.GetHistoryOfParentAsync(parentRunId, cancellationToken);

    /// <summary>How the values of the COMPLETE trials went, in at most <see cref="ValueHistory.MostPoints"/> points however many trials there are.</summary>
    public Task<ValueHistory> GetHistoryAsync(CancellationToken cancellationToken = default) => Grain.GetHistoryAsync(cancellationToken);

    /// <summary>Up to 2,000 of the trials that changed after a sequence number: the earliest changes. Where there are more, ask again with the answer's sequence.</summary>
    public Task<TrialChanges> GetTrialsPageAsync(long after = 0, CancellationToken cancellationToken = default) => Grain.GetTrialsAsync(after, cancellationToken);

    /// <summary>A page of the trials that a query names, with how many there are.</summary>
    /// <exception cref="InvalidSpecException">The query is wrong; everything wrong is listed.</exception>
    public Task<TrialPage> ListTrialsAsync(TrialQuery query, CancellationToken cancellationToken = default) => Grain.ListTrialsAsync(query, cancellationToken);

    /// <summary>
    /// The trials that a query names, read page by page while they are enumerated, so that a hundred thousand need no room. By number each comes once; by
    /// another order one that changes meanwhile may come twice or not at all.
    /// </summary>
    /// <param name="query">What to list; its <see cref="TrialQuery.Take"/> is the size of a page. Null: all by number.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InvalidSpecException">The query is wrong; everything wrong is listed.</exception>
    public async IAsyncEnumerable<FrozenTrial> ListAllTrialsAsync(TrialQuery? query = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        query ??= new() { Take = TrialQuery.MostTrials };
        while (await Grain.ListTrialsAsync(query, cancellationToken) is { Trials: { Count: > 0 } trials })
        {
            foreach (var trial in trials)
            {
                yield return trial;
            }

            query = query with { After = trials[^1].Number, Skip = 0 };
        }
    }

    /// <summary>One trial with its execution; <see cref="NotFoundException"/> where the study has none of this number.</summary>
    public Task<TrialDetail> GetTrialAsync(int number, CancellationToken cancellationToken = default) =>
        _grains.GetGrain<ITrialGrain>(FormattableString.Invariant($"{Id}/{number}")).GetAsync(cancellationToken);

    /// <summary>
    /// First the whole study, then what changed, for as long as it is enumerated. Survives timeouts and restarts of the server without losing
    /// or repeating a change: several changes of one trial may arrive as one. A slow reader gets fewer and larger updates.
    /// Ends with <see cref="OperationCanceledException"/> when cancelled.
    /// </summary>
    /// <param name="cancellationToken">Ends the watch.</param>
    public IAsyncEnumerable<StudyUpdate> WatchAsync(CancellationToken cancellationToken = default) => WatchAsync(WatchOptions.Default, cancellationToken);

    /// <inheritdoc cref="WatchAsync(CancellationToken)" />
    /// <param name="options">How to watch.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    public IAsyncEnumerable<StudyUpdate> WatchAsync(WatchOptions options, CancellationToken cancellationToken = default) => WatchAsync(0, options, cancellationToken);

    /// <summary>
    /// What changed after a sequence and then what changes, for as long as it is enumerated: so a process that was restarted goes on where it was, without losing or repeating a change. The study itself comes first
    /// in any case.
    /// </summary>
    /// <param name="after">The last update's <see cref="StudyUpdate.Sequence"/>; 0 for the whole study.</param>
    /// <param name="options">How to watch; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    public IAsyncEnumerable<StudyUpdate> WatchAsync(long after, WatchOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        return WatchAsync(new StudyPull(Grain, after), options, cancellationToken);
    }

    /// <summary>
    /// As <see cref="WatchAsync(CancellationToken)"/>, but begins with the latest trials and the thinned history of values (<see cref="StudyUpdate.History"/>) in place
    /// of all trials: a hundred thousand need no room and no time. Every change after that comes as in any watch.
    /// </summary>
    /// <param name="latest">How many of the latest trials the first update has, 1 to <see cref="TrialQuery.MostTrials"/>.</param>
    /// <param name="options">How to watch; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    public IAsyncEnumerable<StudyUpdate> WatchLatestAsync(int latest, WatchOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(latest, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(latest, TrialQuery.MostTrials);
        return WatchAsync(new StudyPull(Grain, 0, latest), options, cancellationToken);
    }

    /// <summary>
    /// As <see cref="WatchLatestAsync(int, WatchOptions?, CancellationToken)"/>, but the first update has trials and history of one parent run alone. Later ones have every trial of the study that
    /// changed: <see cref="UserAttributes.IsOfParent"/> tells which are its own.
    /// </summary>
    /// <param name="latest">How many of its latest trials the first update has, 1 to <see cref="TrialQuery.MostTrials"/>.</param>
    /// <param name="parentRunId">The parent run, which one call to optimize made.</param>
    /// <param name="options">How to watch; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    public IAsyncEnumerable<StudyUpdate> WatchLatestAsync(int latest, string parentRunId, WatchOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(latest, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(latest, TrialQuery.MostTrials);
        ArgumentNullException.ThrowIfNull(parentRunId);
        return WatchAsync(new StudyPull(Grain, 0, latest, parentRunId), options, cancellationToken);
    }

    private IAsyncEnumerable<StudyUpdate> WatchAsync(StudyPull pull, WatchOptions? options, CancellationToken cancellationToken) =>
        Watcher.FollowAsync(_grains.GetGrain<IFeedGrain>(FeedTopics.Study(Id)), pull.NextAsync, options ?? WatchOptions.Default, _time, cancellationToken);
}
