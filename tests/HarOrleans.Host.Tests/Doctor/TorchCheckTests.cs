using HarOrleans.Host.Doctor;
using HarOrleans.Host.Doctor.Checks;

namespace HarOrleans.Host.Tests.Doctor;

/// <summary>What the process that tries libtorch may come to; its real outcomes are in the end-to-end tests.</summary>
public sealed class TorchCheckTests
{
    [Theory]
    [InlineData("echo /lib/x.so", "Ok", "libtorch loads", null)]
    [InlineData("echo first >&2; echo 'The native library is missing. Build again.' >&2; exit 1", "Wrong", "libtorch does not work", "The native library is missing. Build again.")]
    [InlineData("kill -SEGV $$", "Wrong", "libtorch ends the process that loads it (exit code 139)", "build again")]
    public async Task Its_end_becomes_a_finding(string script, string mark, string found, string? next)
    {
        Assert.SkipUnless(File.Exists("/bin/sh"), "There is no /bin/sh.");
        var finding = await new TorchCheck(["/bin/sh", "-c", script]).LookAsync(TestContext.Current.CancellationToken);

        Assert.Equal(mark, finding.Mark.ToString());
        Assert.StartsWith(found, finding.Found, StringComparison.Ordinal);
        Assert.Contains(next ?? "", finding.Next ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_is_not_there_or_does_not_end_has_no_exit_code()
    {
        var cancelled = TestContext.Current.CancellationToken;
        Assert.Null((await Child.RunAsync("no-such-program-of-ours", [], TimeSpan.FromSeconds(30), cancelled)).ExitCode);

        Assert.SkipUnless(File.Exists("/bin/sh"), "There is no /bin/sh.");
        var endless = await Child.RunAsync("/bin/sh", ["-c", "sleep 1000"], TimeSpan.FromMilliseconds(50), cancelled);
        Assert.Null(endless.ExitCode);
        Assert.Equal("it did not end within 0.05 s", endless.Errors);
    }
}
