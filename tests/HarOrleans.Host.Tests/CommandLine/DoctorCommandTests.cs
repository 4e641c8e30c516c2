using HarOrleans.Host.CommandLine;
using HarOrleans.Host.Output;

namespace HarOrleans.Host.Tests.CommandLine;

public sealed class DoctorCommandTests
{
    [Fact]
    public async Task Without_options_it_looks_at_what_a_demo_would_have()
    {
        var call = await CommandLineFixture.RunAsync("doctor");

        Assert.True(call.HasRun, call.Error);
        Assert.Equal(new DoctorOptions { State = "./.har", Port = 5080, Data = null, Json = null }, call.Doctor);
    }

    [Fact]
    public async Task Every_option_arrives_and_a_bare_json_means_standard_output()
    {
        var call = await CommandLineFixture.RunAsync("doctor", "--state", "s", "--port", "0", "--data", "d", "--quiet", "--no-color", "--json");

        Assert.Equal(new DoctorOptions { State = "s", Port = 0, Data = "d", Json = "-", Manner = new Manner(Verbosity.Quiet, Colors: false) }, call.Doctor);
    }

    [Fact]
    public async Task The_library_is_tried_by_a_command_that_help_does_not_show()
    {
        Assert.True((await CommandLineFixture.RunAsync("doctor", "libtorch")).HasRun);
        Assert.DoesNotContain("libtorch", (await CommandLineFixture.RunAsync("doctor", "--help")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_out_of_range_is_refused()
    {
        var call = await CommandLineFixture.RunAsync("doctor", "--port", "70000");

        Assert.Equal(2, call.Code);
        Assert.Contains("--port 70000", call.Error, StringComparison.Ordinal);
    }
}
