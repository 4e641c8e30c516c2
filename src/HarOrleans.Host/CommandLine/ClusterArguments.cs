using System.CommandLine;
using System.Net;
using HarOrleans.Contracts;

namespace HarOrleans.Host.CommandLine;

/// <summary>The options that give a server its place among the others of its database.</summary>
internal sealed class ClusterArguments
{
    private readonly Option<IReadOnlyList<string>> _roles = new("--roles")
    {
        Description = $"What this server does, of the servers of one PostgreSQL database: some of {string.Join(", ", SiloRoles.All)}, with commas between. Default: all.",
        HelpName = "ROLE,…",
        DefaultValueFactory = _ => SiloRoles.All,
        CustomParser = result =>
        {
            var words = result.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToArray();
            if (words.Length == 0 || words.Except(SiloRoles.All).Any())
            {
                result.AddError($"--roles '{result.Tokens[0].Value}': these are not all roles. Give some of {string.Join(", ", SiloRoles.All)}, with commas between.");
            }

            return words;
        },
    };

    private readonly Option<string?> _artifacts = Options.OptionalText("--artifacts", "DIR|s3://BUCKET/PREFIX", "Folder or bucket of the artifacts, which all servers of a PostgreSQL database must share (also HAR_ARTIFACTS, or artifacts in appsettings.json). Default: artifacts in the state folder.");
    private readonly Option<string> _advertise = Options.Text("--advertise", "ADDRESS", "Address or host name by which the other servers of a PostgreSQL database reach this one.", ServerPlace.Default.Advertise);
    private readonly Option<int?> _siloPort = Port("--silo-port", "Port that they reach it by. Default: the state folder's last one, else any free one.");
    private readonly Option<int?> _gatewayPort = Port("--gateway-port", "Port that clients reach it by. Default as for --silo-port.");

    private readonly Option<Dictionary<string, string>> _labels = Options.Pairs("--label", "What the trainer announces of itself, for studies that need it, e.g. gpu=a100; may be repeated. It announces cpu (cores) and memory (GiB) itself.", [], "gpu=a100");

    private ClusterArguments()
    {
    }

    /// <summary>Adds the options to a command.</summary>
    internal static ClusterArguments AddTo(Command command)
    {
        var arguments = new ClusterArguments();
        foreach (var option in (Option[])[arguments._roles, arguments._artifacts, arguments._advertise, arguments._siloPort, arguments._gatewayPort, arguments._labels])
        {
            command.Add(option);
        }

        return arguments;
    }

    /// <summary>What a call asked for.</summary>
    internal ServerPlace Read(ParseResult parsed) => new(
        parsed.GetRequiredValue(_roles),
        parsed.GetValue(_artifacts),
        parsed.GetRequiredValue(_advertise),
        parsed.GetValue(_siloPort),
        parsed.GetValue(_gatewayPort),
        parsed.GetValue(_labels) ?? ServerPlace.Default.Labels);

    private static Option<int?> Port(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, out var port) && port is >= 1 and <= IPEndPoint.MaxPort)
            {
                return port;
            }

            result.AddError($"{name} '{result.Tokens[0].Value}': this is no port. Give 1 to {IPEndPoint.MaxPort}, or leave {name} out.");
            return null;
        },
    };
}
