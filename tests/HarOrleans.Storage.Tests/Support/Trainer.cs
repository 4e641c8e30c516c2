using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Optimization;

namespace HarOrleans.Storage.Tests.Support;

/// <summary>Takes one trial through the protocol as its study does: reads, decides, commits.</summary>
public sealed class Trainer(StorageUnderTest storage)
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly TrialLimits Limits = new(MaxRetries: 1, MaxDeaths: 2);

    public DateTimeOffset Now { get; set; } = Start;

    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(10);

    public long StudyId { get; init; } = 7;

    public int Number { get; init; }

    public long Sequence { get; set; } = 1;

    public string RunId => RunIdOf(StudyId, Number);

    public static string RunIdOf(long study, int number) => FormattableString.Invariant($"{study:x16}{number:x16}");

    public NewTrial NewTrial() => new(
        StudyId,
        Number,
        new Dictionary<string, ParamValue> { ["hidden_size"] = ParamValue.Of(64), ["lr"] = ParamValue.Of(1.0), ["activation"] = ParamValue.Of("relu") },
        Some.Run(RunId) with { Params = new Dictionary<string, string> { ["data"] = "sha" } },
        Sequence,
        Now);

    public Task<TrialRecord> CreateAsync() => storage.Trials.CreateAsync(NewTrial());

    public async Task<TrialRecord> GetAsync() => (await storage.Trials.FindAsync(StudyId, Number))!;

    /// <summary>The step that an event makes of a state; fails the test where the protocol makes none.</summary>
    public static TrialTransition Step(TrialExecution state, TrialEvent happened) =>
        TrialProtocol.Decide(state, happened, Limits).Transition ?? throw new InvalidOperationException($"{happened} changes nothing in {state}.");

    public TrialCommit Commit(long trialId, TrialTransition step) => new(trialId, step, ++Sequence, Now, Now + Lease);

    /// <summary>Commits what an event makes of the stored state.</summary>
    public async Task<bool> DoAsync(TrialEvent happened)
    {
        var record = await GetAsync();
        var after = await storage.Trials.CommitAsync(Commit(record.Trial.TrialId, Step(record.Execution, happened)));
        if (after is not null)
        {
            Some.AssertSame(await GetAsync(), after);
        }

        return after is not null;
    }

    /// <summary>Makes the trial where it is not there, and begins an attempt.</summary>
    public async Task<TrialRecord> BeginAsync(string holder = "silo-a/0#1")
    {
        await CreateAsync();
        Assert.True(await DoAsync(new TrialEvent.Begin(holder)));
        return await GetAsync();
    }

    /// <summary>Lets the present lease run out, and commits that it did.</summary>
    public async Task<TrialRecord> ExpireAsync()
    {
        Now += Lease + TimeSpan.FromSeconds(1);
        Assert.True(await DoAsync(new TrialEvent.Expire((await GetAsync()).Trial.Attempt)));
        return await GetAsync();
    }
}
