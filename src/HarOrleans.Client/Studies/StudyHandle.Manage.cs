using HarOrleans.Contracts;

namespace HarOrleans.Client;

/// <content>What people do to a study as a whole.</content>
public sealed partial class StudyHandle
{
    /// <summary>Starts nothing new, and the study's time stands still; running trials go on to their end.</summary>
    public Task<StudySnapshot> PauseAsync(CancellationToken cancellationToken = default) => Grain.PauseAsync(cancellationToken);

    /// <summary>Goes on after a pause.</summary>
    public Task<StudySnapshot> ResumeAsync(CancellationToken cancellationToken = default) => Grain.UnpauseAsync(cancellationToken);

    /// <summary>Gives the study another name.</summary>
    /// <exception cref="ConflictException">Another study of the workspace has it; nothing was changed.</exception>
    public Task<StudySnapshot> RenameAsync(string name, CancellationToken cancellationToken = default) => Grain.RenameAsync(name, cancellationToken);

    /// <summary>Deletes the study with its trials; their runs stay. The name is free once this returns, and the id is never given out again. Deleting twice is once.</summary>
    public Task DeleteAsync(CancellationToken cancellationToken = default) => Grain.DeleteAsync(cancellationToken);

    /// <summary>Sets user attributes of the study: names to JSON values; a name that is there gets the new value.</summary>
    public Task<StudySnapshot> SetUserAttributesAsync(IReadOnlyDictionary<string, string> attributes, CancellationToken cancellationToken = default) =>
        Grain.SetAttributesAsync(attributes, null, cancellationToken);

    /// <summary>Sets system attributes of the study, as protocols and imports do.</summary>
    public Task<StudySnapshot> SetSystemAttributesAsync(IReadOnlyDictionary<string, string> attributes, CancellationToken cancellationToken = default) =>
        Grain.SetAttributesAsync(null, attributes, cancellationToken);

    /// <summary>Says how the study's trials stand in the queue: what they need of a trainer, and their priority. Those that wait follow within seconds, those that run go on.</summary>
    /// <exception cref="InvalidSpecException">A need cannot be read.</exception>
    public Task<StudySnapshot> ScheduleAsync(StudySchedule schedule, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return SetSystemAttributesAsync(schedule.ToAttributes(), cancellationToken);
    }

    /// <summary>Ends a trial that waits or runs as FAIL with the reason "cancelled"; whoever runs it stops within seconds. Cancelling twice is once.</summary>
    /// <exception cref="ConflictException">It has ended otherwise; nothing was changed.</exception>
    public Task CancelTrialAsync(int number, CancellationToken cancellationToken = default) => Grain.CancelTrialAsync(number, cancellationToken);

    /// <summary>Names the objectives' values: one name for each, or none.</summary>
    public Task<StudySnapshot> SetMetricNamesAsync(IReadOnlyList<string> names, CancellationToken cancellationToken = default) => Grain.SetMetricNamesAsync(names, cancellationToken);

    /// <summary>The best feasible COMPLETE trials by number: of one objective those with the best value, of several the Pareto front.</summary>
    public Task<IReadOnlyList<FrozenTrial>> BestTrialsAsync(CancellationToken cancellationToken = default) => Grain.GetBestTrialsAsync(cancellationToken);

    /// <summary>
    /// How much each parameter matters for an objective by all trials that are complete, the largest first and together 1; empty where none is. fANOVA grows a forest: of a
    /// hundred thousand trials that takes minutes.
    /// </summary>
    /// <param name="method">How it is reckoned.</param>
    /// <param name="objective">Which objective, from 0.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="InvalidSpecException">The study has no such objective.</exception>
    public async Task<IReadOnlyList<ParamImportance>> ImportancesAsync(
        ImportanceMethod method = ImportanceMethod.PedAnova, int objective = 0, CancellationToken cancellationToken = default)
    {
        var complete = (await Grain.GetAsync(cancellationToken)).Counts.Complete;
        while (true)
        {
            // Without an answer it is still at work; each call waits for it a little.
            if (await Grain.GetImportancesAsync(method, objective, complete, cancellationToken) is { } found)
            {
                return found;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), _time, cancellationToken);
        }
    }

    /// <summary>Adds a trial that was made elsewhere; its number.</summary>
    /// <exception cref="InvalidSpecException">The template is wrong; everything wrong is listed.</exception>
    public Task<int> AddTrialAsync(FrozenTrial template, string? requestId = null, CancellationToken cancellationToken = default) =>
        AddTrialsAsync([template], requestId, cancellationToken);

    /// <summary>Adds trials that were made elsewhere, 2,000 at a time, each lot in one commit; the number of the first. With an id of its own a call that was cut short may be repeated whole.</summary>
    /// <param name="templates">The trials, at least one; see <see cref="FrozenTrial.Create"/>.</param>
    /// <param name="requestId">The command's own id, up to 80 characters. Null: a new one.</param>
    /// <param name="cancellationToken">Cancels what is not added yet.</param>
    public async Task<int> AddTrialsAsync(IReadOnlyList<FrozenTrial> templates, string? requestId = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(templates);
        var id = requestId ?? NewRequestId();
        int? first = null;
        foreach (var (place, chunk) in templates.Chunk(2000).Index())
        {
            var number = await Grain.AddTrialsAsync(FormattableString.Invariant($"{id}/{place}"), chunk, cancellationToken);
            first ??= number;
        }

        return first ?? throw new InvalidSpecException(["trials = (empty): there must be at least one."]);
    }

    /// <summary>Adds the COMPLETE and PRUNED trials of another study, so that this one's sampler starts from them. Twice is once. Returns how many.</summary>
    /// <exception cref="InvalidSpecException">Parameters or objectives do not fit this study; nothing was added.</exception>
    public async Task<int> WarmStartAsync(StudyHandle source, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        FrozenTrial[] known = [.. (await source.GetTrialsAsync(0, cancellationToken)).Trials.Where(x => x.State is TrialState.Complete or TrialState.Pruned)];
        if (known.Length > 0)
        {
            await AddTrialsAsync(known, FormattableString.Invariant($"warm-start-{source.Id}"), cancellationToken);
        }

        return known.Length;
    }
}
