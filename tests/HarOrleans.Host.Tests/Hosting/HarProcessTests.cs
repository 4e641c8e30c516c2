using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Host.Hosting;
using HarOrleans.Server;

namespace HarOrleans.Host.Tests.Hosting;

public sealed class HarProcessTests
{
    public static TheoryData<Exception> BadInput { get; } =
    [
        new BadInputException("--x 1: no"),
        new InvalidSpecException(["space = [] must have a parameter."]),
        new StudyMismatchException("s", "epochs", "10", "3"),
        new StateFolderInUseException("/x", 4711),
        new StateFolderUnusableException("/x", new IOException("Read-only file system")),
        new StateFolderUnusableException("/x", 1 << 20),
        new PortInUseException(5080),
    ];

    [Theory]
    [MemberData(nameof(BadInput))]
    public void Bad_input_exits_2_with_its_own_message(Exception error)
    {
        var (code, message) = HarProcess.Outcome(error, interrupted: false);

        Assert.Equal(2, code);
        Assert.Equal(error.Message, message);
    }

    [Fact]
    public void Other_data_exits_2_naming_the_digest_and_the_option_to_change()
    {
        var (code, message) = HarProcess.Outcome(new StudyMismatchException("s", "train_sha256", "aa", "bb"), interrupted: false);

        Assert.Equal(2, code);
        Assert.Contains("train_sha256 = aa, but here it is bb", message, StringComparison.Ordinal);
        Assert.Contains("--data", message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interrupt_exits_130_and_says_how_to_go_on()
    {
        var (code, message) = HarProcess.Outcome(new OperationCanceledException(), interrupted: true);

        Assert.Equal(130, code);
        Assert.Contains("the same command goes on", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_an_interrupt_breaks_on_its_way_is_an_interrupt() =>
        Assert.Equal(130, HarProcess.Outcome(new TimeoutException("a call timed out"), interrupted: true).Code);

    [Fact]
    public void A_full_disk_in_mid_study_exits_1_in_its_own_words_and_says_how_to_go_on()
    {
        var (code, message) = HarProcess.Outcome(new StorageUnavailableException("The disk of '/x/har.db' is full.", null), interrupted: false);

        Assert.Equal((1, "The disk of '/x/har.db' is full. All that was acknowledged is stored; the same command goes on from there."), (code, message));
    }

    [Fact]
    public void Anything_else_is_a_failure_of_the_server_and_exits_1()
    {
        var (code, message) = HarProcess.Outcome(new TimeoutException("a call timed out"), interrupted: false);

        Assert.Equal(1, code);
        Assert.Contains("a call timed out", message, StringComparison.Ordinal);
    }
}
