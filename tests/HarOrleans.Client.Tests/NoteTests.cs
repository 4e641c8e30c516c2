using HarOrleans.Contracts;
using HarOrleans.Testing;

namespace HarOrleans.Client.Tests;

public sealed class NoteTests : IDisposable
{
    /// <summary>A watch that would not look again by itself while a test lasts: what it yields was told.</summary>
    private static readonly WatchOptions Told = new() { PollInterval = TimeSpan.FromHours(1) };
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_studys_note_outlives_the_server_and_who_writes_second_is_refused()
    {
        long id;
        await using (var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth()))
        {
            var study = await server.Client.Studies.GetOrCreateAsync(TestSpecs.Study(), Cancelled);
            id = study.Id;
            Assert.Equal("", (await study.GetAsync(Cancelled)).Note);

            Assert.Equal("# Why", (await study.SetNoteAsync("", "# Why", Cancelled)).Note);
            var again = await study.SetNoteAsync("", "# Why", Cancelled);
            Assert.Equal((await study.GetAsync(Cancelled)).Sequence, again.Sequence);
            var refused = await Assert.ThrowsAsync<ConflictException>(() => study.SetNoteAsync("", "mine", Cancelled));
            Assert.Contains(TestSpecs.Study().Name, refused.Message, StringComparison.Ordinal);
            await Assert.ThrowsAsync<InvalidSpecException>(() => study.SetNoteAsync("# Why", new string('x', Notes.MaxLength + 1), Cancelled));
        }

        await using var later = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());
        Assert.Equal("# Why", (await later.Client.Studies.Get(id).GetAsync(Cancelled)).Note);
        Assert.Equal("", (await later.Client.Studies.Get(id).SetNoteAsync("# Why", "", Cancelled)).Note);
    }

    [Fact]
    public async Task A_note_on_a_study_or_a_run_wakes_whoever_watches_it()
    {
        await using var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());
        var study = await server.Client.Studies.GetOrCreateAsync(TestSpecs.Study(), Cancelled);
        await study.OptimizeAsync(new StudyBudget(1, 1), cancellationToken: Cancelled);
        await foreach (var update in study.WatchAsync(Cancelled))
        {
            if (update.Study.Phase == StudyPhase.Finished)
            {
                break;
            }
        }

        var run = server.Client.Runs.Get((await study.GetTrialsAsync(cancellationToken: Cancelled)).Trials[0].RunId);
        await using var studies = study.WatchAsync(Told, Cancelled).GetAsyncEnumerator(Cancelled);
        await using var runs = run.WatchAsync(Told, Cancelled).GetAsyncEnumerator(Cancelled);
        Assert.True(await studies.MoveNextAsync());
        Assert.True(await runs.MoveNextAsync());
        var (nextStudy, nextRun) = (studies.MoveNextAsync().AsTask(), runs.MoveNextAsync().AsTask());

        await study.SetNoteAsync("", "of the study", Cancelled);
        await run.SetNoteAsync("", "of the run", Cancelled);

        Assert.True(await nextStudy);
        Assert.True(await nextRun);
        Assert.Equal("of the study", studies.Current.Study.Note);
        Assert.Equal("of the run", runs.Current.Tags[Notes.RunTag]);
    }

    [Fact]
    public async Task Points_and_notes_in_turn_are_all_told()
    {
        await using var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());
        var experiment = await server.Client.Experiments.GetOrCreateAsync("notes", cancellationToken: Cancelled);
        var run = await server.Client.Runs.CreateAsync(
            new(new string('a', 32), "", "me", experiment.Id, "by hand", null, new Dictionary<string, string>(), new Dictionary<string, string>()), Cancelled);
        await using var watch = run.WatchAsync(Told, Cancelled).GetAsyncEnumerator(Cancelled);
        Assert.True(await watch.MoveNextAsync());
        var none = new Dictionary<string, string>();

        for (var step = 1; step <= 5; step++)
        {
            var next = watch.MoveNextAsync().AsTask();
            await run.SetNoteAsync(step == 1 ? "" : $"note {step - 1}", $"note {step}", Cancelled);
            Assert.True(await next);
            Assert.Equal($"note {step}", watch.Current.Tags[Notes.RunTag]);

            next = watch.MoveNextAsync().AsTask();
            await run.LogAsync(new RunBatch(0, [new("loss", step, step, 1, 0)], none, none), Cancelled);
            Assert.True(await next);
            Assert.Equal(step, watch.Current.Metrics[0].Last.Step);
        }
    }
}
