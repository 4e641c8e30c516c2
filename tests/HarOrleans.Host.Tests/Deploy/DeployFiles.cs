using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace HarOrleans.Host.Tests.Deploy;

/// <summary>The files of deploy/, and the calls of <c>har</c> that stand in them.</summary>
internal static partial class DeployFiles
{
    internal static string Root { get; } = RepositoryRoot.PathOf("deploy");

    internal static IEnumerable<string> Kubernetes => Directory.EnumerateFiles(Path.Combine(Root, "kubernetes"), "*.yaml").Where(x => !x.EndsWith("kustomization.yaml", StringComparison.Ordinal));

    internal static IEnumerable<string> Compose => Directory.EnumerateFiles(Path.Combine(Root, "compose"), "*.yaml");

    internal static IEnumerable<string> Units => Directory.EnumerateFiles(Path.Combine(Root, "systemd"), "*.service");

    /// <summary>Every call of har: where it stands, and its arguments with what the environment would fill in.</summary>
    internal static IReadOnlyList<(string File, string[] Arguments)> Calls() =>
    [
        .. Compose.SelectMany(file => Services(file).Select(service => (file, Command(service)))).Where(x => x.Item2.Length > 0 && x.Item2[0] is "serve" or "db"),
        .. Kubernetes.SelectMany(file => Containers(file).Select(container => (file, Texts(container["args"])))),
        .. Units.Select(file => (file, UnitCall().Match(File.ReadAllText(file)).Groups[1].Value.Replace("$HAR_OPTIONS", "", StringComparison.Ordinal).Replace("%i", "control", StringComparison.Ordinal)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries))),
        .. ImageCall().Matches(File.ReadAllText(Path.Combine(Root, "Dockerfile"))).Select(x => (Path.Combine(Root, "Dockerfile"), JsonSerializer.Deserialize<string[]>(x.Groups[1].Value)!)),
    ];

    /// <summary>The documents of a file.</summary>
    internal static IEnumerable<YamlMappingNode> Documents(string file)
    {
        var yaml = new YamlStream();
        using var reader = new StreamReader(file);
        yaml.Load(reader);
        return yaml.Documents.Select(x => (YamlMappingNode)x.RootNode);
    }

    internal static IEnumerable<YamlMappingNode> Services(string file) =>
        Documents(file).Single()["services"] is YamlMappingNode services ? services.Children.Values.Cast<YamlMappingNode>() : [];

    internal static IEnumerable<YamlMappingNode> Containers(string file) => Documents(file)
        .Where(x => Text(x["kind"]) is "Deployment" or "Job")
        .SelectMany(x => ((YamlSequenceNode)x["spec"]["template"]["spec"]["containers"]).Cast<YamlMappingNode>());

    internal static string[] Command(YamlMappingNode service) => service.Children.TryGetValue("command", out var command) ? Texts(command) : [];

    internal static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;

    private static string[] Texts(YamlNode node) => [.. ((YamlSequenceNode)node).Select(x => Text(x).Replace("$(POD_IP)", "10.0.0.7", StringComparison.Ordinal))];

    [GeneratedRegex(@"^ExecStart=/opt/har/har (.+)$", RegexOptions.Multiline)]
    private static partial Regex UnitCall();

    [GeneratedRegex(@"^CMD (\[.+\])$", RegexOptions.Multiline)]
    private static partial Regex ImageCall();
}
