using System.Globalization;
using System.Net;
using System.Net.Sockets;
using HarOrleans.Testing;
using Npgsql;
using YamlDotNet.RepresentationModel;

namespace HarOrleans.Chaos;

/// <summary>
/// The servers of a compose file as processes of this machine: the calls of <c>har</c> and their environment as they stand there. In other places are only what a container would have put elsewhere (volumes), and
/// ports, which others here may have.
/// </summary>
internal static class ComposeFile
{
    private static readonly string[] Ports = ["--silo-port", "--gateway-port", "--port"];

    /// <summary>All services that are calls of har, in the file's order.</summary>
    internal static IReadOnlyList<Server> Read(string path, Places places, PostgresServer server)
    {
        var yaml = new YamlStream();
        using (var reader = new StreamReader(path))
        {
            yaml.Load(reader);
        }

        return
        [
            .. ((YamlMappingNode)yaml.Documents[0].RootNode["services"]).Children
                .Select(each => (Name: Text(each.Key), Service: (YamlMappingNode)each.Value))
                .Where(each => Command(each.Service) is ["serve" or "db", ..])
                .Select(each => Read(each.Name, each.Service, places, server)),
        ];
    }

    private static Server Read(string name, YamlMappingNode service, Places places, PostgresServer server)
    {
        List<string> arguments = [.. Command(service).Select(each => Place(each, name, places))];
        foreach (var option in Ports.Append("--monitor"))
        {
            if (arguments.IndexOf(option) is >= 0 and var place)
            {
                arguments[place + 1] = arguments[place + 1].Contains(':', StringComparison.Ordinal) ? $"127.0.0.1:{FreePort()}" : FreePort();
            }
        }

        var environment = Variables((YamlMappingNode)service["environment"]).ToDictionary(
            each => each.Key,
            each => each.Value
                .Replace("127.0.0.1:5432/har", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{server.Port}/{places.Database}"), StringComparison.Ordinal)
                .Replace("${HAR_DATABASE_PASSWORD:?Set HAR_DATABASE_PASSWORD}", new NpgsqlConnectionStringBuilder(places.Postgres).Password, StringComparison.Ordinal));
        return new(name, arguments.IndexOf("--roles") is >= 0 and var roles ? arguments[roles + 1] : "", arguments, environment);
    }

    /// <summary>Where a container's path lies here. Each is moved once: the places themselves lie below <c>/tmp</c>.</summary>
    private static string Place(string argument, string name, Places places) =>
        argument == "/artifacts" ? places.Artifacts
        : new[] { "/var/lib/har/", "/tmp/" }.FirstOrDefault(each => argument.StartsWith(each, StringComparison.Ordinal)) is { } own ? Path.Combine(places.Root, name, argument[own.Length..])
        : argument;

    /// <summary>A mapping with what it takes over from another one.</summary>
    private static Dictionary<string, string> Variables(YamlMappingNode mapping)
    {
        var all = mapping.Children.TryGetValue("<<", out var other) ? Variables((YamlMappingNode)other) : [];
        foreach (var (key, value) in mapping.Children.Where(each => each.Value is YamlScalarNode))
        {
            all[Text(key)] = Text(value);
        }

        return all;
    }

    private static string[] Command(YamlMappingNode service) =>
        service.Children.TryGetValue("command", out var command) ? [.. ((YamlSequenceNode)command).Select(Text)] : [];

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }
}
