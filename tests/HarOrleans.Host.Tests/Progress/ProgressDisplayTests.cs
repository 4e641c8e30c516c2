using HarOrleans.Contracts;
using HarOrleans.Host.Output;
using HarOrleans.Host.Progress;
using Microsoft.Extensions.Time.Testing;
using Spectre.Console;

namespace HarOrleans.Host.Tests.Progress;

public sealed class ProgressDisplayTests
{
    private static readonly string[] Order = ["hidden_size", "batch_size", "lr"];
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task Plain_progress_tells_finished_trials_and_each_trial_at_work_every_ten_seconds()
    {
        await using var text = new StringWriter();
        var plain = new PlainProgress(new Terminal(text, isTerminal: false), Order, _time);

        await plain.RunAsync(show =>
        {
            show(Step([], 0, 0));
            _time.Advance(TimeSpan.FromSeconds(6));
            show(Step([], 0, 2));
            _time.Advance(TimeSpan.FromSeconds(6));
            show(Step([], 0, 4));
            _time.Advance(TimeSpan.FromSeconds(60));
            show(Step([], 0, 4));
            show(Step([Sample.Trial(0, TrialState.Complete, 0.875)], 1, null));
            return Task.CompletedTask;
        });

        const string Expected = """
            trial 7    epoch 4/10  value 0.9100  best 0.9200  12 s left
            trial 0    COMPLETE  0.8750  13 s  hidden_size=64 batch_size=32 lr=0.00061 activation=tanh dropout=0.0 num_layers=2 weight_decay=2.5e-05
            1/20 trials, best 0.8750 (trial 0), about 4 min left

            """;
        Assert.Equal(Expected.ReplaceLineEndings(), text.ToString());
    }

    [Fact]
    public async Task Verbose_progress_tells_every_epoch_and_quiet_progress_nothing()
    {
        await using var text = new StringWriter();
        await ProgressDisplays.For(new Terminal(text, isTerminal: false, new Manner(Verbosity.Verbose)), Order, _time).RunAsync(Follow);
        Assert.Equal($"trial 7    epoch 4/10  value 0.9100  best 0.9200{Environment.NewLine}", text.ToString());

        await using var nothing = new StringWriter();
        await ProgressDisplays.For(new Terminal(nothing, isTerminal: false, new Manner(Verbosity.Quiet)), Order, _time).RunAsync(Follow);
        Assert.Empty(nothing.ToString());

        static Task Follow(Action<ProgressStep> show)
        {
            show(Step([], 0, 4));
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Quiet_leaves_the_result_and_drops_the_notes()
    {
        await using var text = new StringWriter();
        var terminal = new Terminal(text, isTerminal: false, new Manner(Verbosity.Quiet));

        terminal.Note("how it goes");
        terminal.Line("what came out");

        Assert.Equal($"what came out{Environment.NewLine}", text.ToString());
    }

    [Fact]
    public void A_failed_trial_tells_its_reason_on_its_line() => Assert.Equal(
        "trial 2    FAIL      13 s  hidden_size=64  the loss is not a number",
        ProgressText.Finished(
            Sample.Trial(2, TrialState.Fail, null, "the loss is\nnot a number") with { Params = new Dictionary<string, ParamValue> { ["hidden_size"] = ParamValue.Of(64L) } },
            Order));

    [Fact]
    public void The_frame_has_a_bar_for_the_study_and_one_for_each_trial_at_work()
    {
        var frame = Render(LiveProgress.Frame(Step([], 10, 4).State, unicode: false));

        Assert.Equal(
            """
            s        ########--------  10/20  2 pruned  best 0.8750  4 min left
            trial 7  ######----------  4/10  0.9100  best 0.9200  12 s left
            """.ReplaceLineEndings("\n"),
            frame);
    }

    [Fact]
    public void A_long_name_leaves_room_for_the_figures()
    {
        var state = Step([], 10, null).State with { Study = new string('n', 200) };

        var line = Assert.Single(Render(LiveProgress.Frame(state, unicode: false)).Split('\n'));

        Assert.StartsWith("nnnnnnnnnnnnnnn~  ########", line, StringComparison.Ordinal);
        Assert.True(line.Length <= 80, line);
    }

    [Fact]
    public void A_bar_never_grows_past_its_end() =>
        Assert.StartsWith("s  ################  40/20", Render(LiveProgress.Frame(Step([], 40, null).State, unicode: false)), StringComparison.Ordinal);

    [Fact]
    public async Task What_is_no_terminal_gets_no_escape_codes()
    {
        await using var text = new StringWriter();
        var terminal = new Terminal(text, isTerminal: false);

        terminal.Line("a line that is much longer than the eighty columns a pipe is said to have, and so would be broken in two");

        Assert.False(terminal.IsLive);
        Assert.Equal($"a line that is much longer than the eighty columns a pipe is said to have, and so would be broken in two{Environment.NewLine}", text.ToString());
    }

    private static ProgressStep Step(IReadOnlyList<FrozenTrial> finished, int count, int? epoch) => new(
        finished,
        epoch is { } ended ? [new RunningTrial(7, ended, 10, 0.91, 0.92, null)] : [],
        new ProgressState(
            "s", count, 20, count / 5, count == 0 ? null : 0.875, count == 0 ? null : 0, TimeSpan.FromMinutes(4),
            epoch is { } done ? [new RunningTrial(7, done, 10, 0.91, 0.92, TimeSpan.FromSeconds(12))] : []));

    private static string Render(Spectre.Console.Rendering.IRenderable frame)
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = 120;
        console.Write(frame);
        return text.ToString().ReplaceLineEndings("\n").TrimEnd('\n');
    }
}
