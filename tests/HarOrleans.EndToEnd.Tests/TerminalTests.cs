namespace HarOrleans.EndToEnd.Tests;

/// <summary>What a person sees on a terminal: <c>script</c> gives the demo a pseudo terminal of 100 columns and hands on what it writes there.</summary>
public sealed class TerminalTests(SimulatedFiles files) : IDisposable
{
    private const string Escape = "\u001b[";
    private const string BackUp = "\u001b\\[[1-9]A";
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task On_a_terminal_the_study_and_its_trial_have_bars_that_are_redrawn_in_colour()
    {
        var seen = await RunAsync("TERM=xterm-256color");

        Assert.Matches(BackUp, seen);
        Assert.Contains($"{Escape}38;5;2m", seen, StringComparison.Ordinal);
        Assert.Contains("lstm_har_study  ", seen, StringComparison.Ordinal);
        Assert.Contains("\ntrial 0         ", seen, StringComparison.Ordinal);
        Assert.Contains("1/2  0.", seen, StringComparison.Ordinal);
        Assert.Contains("2/2  best 0.", seen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TERM=xterm-256color NO_COLOR=1", "")]
    [InlineData("TERM=xterm-256color", "--no-color")]
    public async Task Without_colours_the_bars_are_still_redrawn(string environment, string option)
    {
        var seen = await RunAsync(environment, option);

        Assert.Matches(BackUp, seen);
        Assert.DoesNotMatch("\u001b\\[[0-9;]*m", seen);
    }

    [Fact]
    public async Task A_dumb_terminal_gets_plain_lines()
    {
        var seen = await RunAsync("TERM=dumb");

        Assert.DoesNotContain('\u001b', seen);
        Assert.Contains("\ntrial 1    COMPLETE", seen, StringComparison.Ordinal);
        Assert.Contains("\n2/2 trials, best 0.", seen, StringComparison.Ordinal);
    }

    private async Task<string> RunAsync(string environment, string option = "")
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "There is no /usr/bin/script (util-linux) to make a pseudo terminal.");
        var command = $"unset NO_COLOR; stty cols 100 rows 30; {environment} '{Built.Har}' demo --state '{_folder.File("state")}' --data '{await files.Usual}' --port 0 --exit --trials 2 --epochs 2 {option}";
        await using var script = HarProcess.Start("/usr/bin/script", "--quiet", "--return", "--command", command, "/dev/null");
        var exit = await script.ExitAsync(Cancelled);
        Assert.True(exit == 0, $"exit {exit}\n{script.Output}{script.Errors}");
        return script.Output;
    }
}
