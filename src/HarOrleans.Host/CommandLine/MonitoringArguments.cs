using System.CommandLine;
using System.Net;
using HarOrleans.Server;

namespace HarOrleans.Host.CommandLine;

/// <summary>The options that say what of a server can be watched, and how it writes its log.</summary>
internal sealed class MonitoringArguments
{
    private const string Json = "json";
    private const string Text = "text";

    private readonly Option<IPEndPoint?> _monitor = new("--monitor")
    {
        Description = "Answer /metrics, /health/live and /health/ready, and nothing else, on this address, too: for probes and Prometheus. Without ADDRESS on 127.0.0.1.",
        HelpName = "[ADDRESS:]PORT",
        CustomParser = result => Parse(result.Tokens[0].Value) ?? Refuse(result.Tokens[0].Value, result.AddError),
    };

    private readonly Option<bool> _orleans = new("--orleans-dashboard") { Description = "Serve Orleans' own dashboard at /orleans, for this machine alone. In a cluster give it to each silo." };

    private readonly Option<string?> _system = SystemMetricsOption.Create();

    private readonly Option<string> _log = Options.Choice(
        "--log-format", "text|json", "How the log is written to standard error: lines for people, or a JSON document a line with the ids of studies, trials and runs.", Text, [Text, Json]);

    /// <summary>Adds the options to a command.</summary>
    internal static MonitoringArguments AddTo(Command command)
    {
        var arguments = new MonitoringArguments();
        command.Add(arguments._monitor);
        command.Add(arguments._orleans);
        command.Add(arguments._system);
        command.Add(arguments._log);
        return arguments;
    }

    /// <summary>What a call wants to be watched.</summary>
    internal MonitoringOptions Monitoring(ParseResult parsed) => new()
    {
        Listen = parsed.GetValue(_monitor),
        OrleansDashboard = parsed.GetValue(_orleans),
        SystemMetricsEvery = SystemMetricsOption.OrElsewhere(parsed.GetValue(_system)),
    };

    /// <summary>Whether a call wants JSON.</summary>
    internal bool JsonLog(ParseResult parsed) => parsed.GetValue(_log) == Json;

    /// <summary>A port alone would be taken for an address by the framework's own parser.</summary>
    private static IPEndPoint? Parse(string text) =>
        ushort.TryParse(text, out var port) ? (port == 0 ? null : new(IPAddress.Loopback, port)) : IPEndPoint.TryParse(text, out var address) && address.Port != 0 ? address : null;

    private static IPEndPoint? Refuse(string value, Action<string> add)
    {
        add($"--monitor = '{value}' is not a port from 1 to 65535, or an address with one. Give for example 9464, 0.0.0.0:9464 or [::]:9464.");
        return null;
    }
}
