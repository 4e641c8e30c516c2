using HarOrleans.Client;
using HarOrleans.Contracts;

namespace HarOrleans.Dashboard;

/// <summary>What stands around a run: its study, its trial and the trials beside it, its parent, and whether it is a parent itself. The run's page can do without any of it.</summary>
public sealed record RunContext
{
    /// <summary>How many of a study's latest changes are looked at for its pace.</summary>
    private const int PaceWindow = 100;

    public string? Experiment { get; init; }

    public StudySnapshot? Study { get; init; }

    public FrozenTrial? Trial { get; init; }

    public FrozenTrial? Previous { get; init; }

    public FrozenTrial? Next { get; init; }

    public RunInfo? Parent { get; init; }

    /// <summary>How long a trial of the study takes.</summary>
    public TimeSpan? PerTrial { get; init; }

    /// <summary>The first run that belongs to this one.</summary>
    public RunInfo? Child { get; init; }

    /// <summary>Reads what is not known yet, and the trial anew.</summary>
    public async Task<RunContext> ReadAsync(HarClient client, RunInfo run)
    {
        var (studyId, number) = (run.StudyId, run.TrialNumber);
        var context = this with
        {
            Experiment = Experiment ?? await FindAsync(async () => (await client.Experiments.Get(run.ExperimentId).GetAsync()).Name),
            Parent = Parent ?? (run.ParentRunId is { } parent ? await FindAsync(async () => (await client.Runs.Get(parent).GetAsync()).Info) : null),
            Child = Child ?? (studyId is null ? await FindAsync(async () => await client.Runs.ListChildrenAsync(run.RunId, 0, 1) is [var first, ..] ? first : null) : null),
        };
        if (studyId is null || number is null)
        {
            return context;
        }

        var study = client.Studies.Get(studyId.Value);
        context = context with { Study = Study ?? await FindAsync(async () => await study.GetAsync()) };
        var latest = context.Study is { } known && PerTrial is null ? await FindAsync(async () => await study.GetTrialsAsync(Math.Max(0, known.Sequence - PaceWindow))) : null;
        return context with
        {
            Trial = await TrialAsync(study, number.Value),
            Previous = Previous ?? (number > 0 ? await TrialAsync(study, number.Value - 1) : null),
            Next = Next ?? await TrialAsync(study, number.Value + 1),
            PerTrial = latest is null ? PerTrial : Pace.PerTrial(latest.Trials),
        };
    }

    private static async Task<FrozenTrial?> TrialAsync(StudyHandle study, int number) => (await FindAsync(async () => await study.GetTrialAsync(number)))?.Trial;

    /// <summary>What is not there, or cannot be read now, is left out: its absence must not hide the run.</summary>
    private static async Task<T?> FindAsync<T>(Func<Task<T?>> find)
        where T : class
    {
        try
        {
            return await find();
        }
        catch (Exception fault) when (fault is HarException or OrleansException or TimeoutException)
        {
            return null;
        }
    }
}
