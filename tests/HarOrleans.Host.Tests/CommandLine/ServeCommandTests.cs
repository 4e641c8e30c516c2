using HarOrleans.Host.CommandLine;

namespace HarOrleans.Host.Tests.CommandLine;

public sealed class ServeCommandTests
{
    [Fact]
    public async Task Without_options_the_documented_defaults_hold()
    {
        var call = await CommandLineFixture.RunAsync("serve");

        Assert.True(call.HasRun, call.Error);
        Assert.Equal(new ServeOptions { State = "./.har", Port = 5080, Slots = 1 }, call.Serve);
    }

    [Fact]
    public async Task Every_option_arrives()
    {
        var call = await CommandLineFixture.RunAsync("serve", "--state", "s", "--port", "0", "--slots", "3", "--devices", "cuda:0,cuda:1");

        Assert.True(call.HasRun, call.Error);
        Assert.Equal(new ServeOptions { State = "s", Port = 0, Slots = 3, Devices = "cuda:0,cuda:1" }, call.Serve);
    }

    [Theory]
    [InlineData("9464", "127.0.0.1:9464")]
    [InlineData("0.0.0.0:9464", "0.0.0.0:9464")]
    [InlineData("[::1]:80", "[::1]:80")]
    public async Task What_can_be_watched_arrives(string given, string understood)
    {
        var call = await CommandLineFixture.RunAsync("serve", "--monitor", given, "--orleans-dashboard", "--log-format", "json");

        Assert.True(call.HasRun, call.Error);
        Assert.Equal(understood, call.Serve!.Monitoring.Listen?.ToString());
        Assert.True(call.Serve.Monitoring.OrleansDashboard);
        Assert.True(call.Serve.JsonLog);
    }

    [Theory]
    [InlineData("--monitor", "0")]
    [InlineData("--monitor", "127.0.0.1")]
    [InlineData("--monitor", "host:9464")]
    [InlineData("--log-format", "xml")]
    [InlineData("--slots", "0")]
    [InlineData("--port", "x")]
    [InlineData("--trials", "3")]
    public async Task What_cannot_be_served_is_refused(string option, string value)
    {
        var call = await CommandLineFixture.RunAsync("serve", option, value);

        Assert.Equal(2, call.Code);
        Assert.Null(call.Serve);
        Assert.Contains(option, call.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("dance")]
    public async Task Without_a_known_command_the_call_is_refused_and_points_to_help(params string[] args)
    {
        var call = await CommandLineFixture.RunAsync(args);

        Assert.Equal(2, call.Code);
        Assert.EndsWith($"See har --help.{Environment.NewLine}", call.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_in_a_cluster_is_taken_over()
    {
        var call = await CommandLineFixture.RunAsync("serve", "--roles", "trainer, dashboard", "--artifacts", "a", "--advertise", "node-1", "--silo-port", "11111", "--gateway-port", "30000");
        var place = call.Serve!.Place;
        Assert.Equal(["trainer", "dashboard"], place.Roles);
        Assert.Equal(("a", "node-1", 11111, 30000), (place.Artifacts, place.Advertise, place.SiloPort, place.GatewayPort));
    }

    [Theory]
    [InlineData("--roles", "control,cook", "--roles 'control,cook': these are not all roles. Give some of control, trainer, dashboard, with commas between.")]
    [InlineData("--silo-port", "0", "--silo-port '0': this is no port. Give 1 to 65535, or leave --silo-port out.")]
    public async Task A_wrong_place_is_named_with_its_value(string option, string value, string message)
    {
        var call = await CommandLineFixture.RunAsync("serve", option, value);
        Assert.Equal(2, call.Code);
        Assert.Contains(message, call.Error, StringComparison.Ordinal);
    }
}
