using HarOrleans.Host.CommandLine;
using HarOrleans.Host.Doctor;
using HarOrleans.Host.Output;

namespace HarOrleans.Host.Tests.Doctor;

public sealed class DoctorJobTests
{
    private static readonly Check Good = new("one", () => new Finding(Mark.Ok, "found") { Details = ["more"] });
    private static readonly Check Worth = new("the second", () => new Finding(Mark.Note, "slow", "Wait."));
    private static readonly Check Bad = new("three", () => new Finding(Mark.Wrong, "broken", "Mend it."));

    [Fact]
    public async Task Findings_stand_below_each_other_with_what_to_do_and_a_conclusion()
    {
        Assert.Equal(
            (1, "ok     one         found\nnote   the second  slow\n                   next: Wait.\nwrong  three       broken\n                   next: Mend it.\n\n"
                + "The demo does not work here yet. Mend what is marked 'wrong', then ask again: har doctor\n"),
            await RunAsync(Verbosity.Normal, Good, Worth, Bad));
    }

    [Fact]
    public async Task A_note_does_not_keep_the_demo_from_working() =>
        Assert.Equal((0, "ok     one         found\nnote   the second  slow\n                   next: Wait.\n\nThe demo works here: har demo\n"), await RunAsync(Verbosity.Normal, Good, Worth));

    [Fact]
    public async Task Quiet_says_what_is_wrong_alone_and_verbose_the_details_too()
    {
        Assert.Equal((0, "The demo works here: har demo\n"), await RunAsync(Verbosity.Quiet, Good, Worth));
        Assert.StartsWith("wrong  three       broken\n", (await RunAsync(Verbosity.Quiet, Good, Worth, Bad)).Text, StringComparison.Ordinal);
        Assert.Equal((0, "ok     one  found\n            more\n\nThe demo works here: har demo\n"), await RunAsync(Verbosity.Verbose, Good));
    }

    [Fact]
    public async Task A_check_that_fails_is_a_finding_and_the_others_are_still_made()
    {
        var (code, text) = await RunAsync(Verbosity.Normal, new Check("zero", () => throw new IOException("no\nluck")), Good);

        Assert.Equal(1, code);
        Assert.StartsWith("wrong  zero  could not be looked at: no luck\nok     one   found\n", text, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Text)> RunAsync(Verbosity verbosity, params ICheck[] checks)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(writer, isTerminal: false, new Manner(verbosity));
        var code = await new DoctorJob(new DoctorOptions(), checks, terminal).RunAsync(TestContext.Current.CancellationToken);
        return (code, writer.ToString());
    }

    private sealed class Check(string name, Func<Finding> look) : ICheck
    {
        public string Name => name;

        public Task<Finding> LookAsync(CancellationToken cancellationToken) => Task.FromResult(look());
    }
}
