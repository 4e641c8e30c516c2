using System.Xml.Linq;

namespace HarOrleans.Architecture.Tests;

public sealed class ReferenceRules
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Contracts"] = [],
        ["Query"] = [],
        ["Charts"] = [],
        ["Numerics"] = [],
        ["SystemMetrics"] = [],
        ["Abstractions"] = ["Contracts"],
        ["Optimization"] = ["Contracts", "Numerics", "Query"],
        ["Data"] = ["Abstractions"],
        ["Training"] = ["Abstractions", "Data", "Numerics"],
        ["Storage"] = ["Abstractions", "Query"],
        ["Grains"] = ["Contracts", "Abstractions", "Optimization", "Query", "Charts", "SystemMetrics"],
        ["Client"] = ["Contracts", "Query", "SystemMetrics"],
        ["Dashboard"] = ["Client", "Contracts", "Query", "Charts"],
        ["Server"] = ["Contracts", "Query", "Abstractions", "Optimization", "Storage", "Grains", "Client", "Dashboard"],
        ["Host"] = ["Server", "Training", "Contracts", "Query", "Abstractions", "Optimization", "Storage", "Grains", "Client", "Dashboard", "Data", "Charts"],
    };

    /// <summary>Each output folder with libtorch weighs half a gigabyte.</summary>
    private static readonly string[] WithTorch = ["Training", "Host", "Training.Tests", "Host.Tests", "Benchmarks"];

    [Fact]
    public void Projects_of_src_reference_what_the_table_allows()
    {
        var wrong = Repository.Projects("src").SelectMany(project =>
        {
            var name = Name(project);
            return References(project).Where(x => !Allowed[name].Contains(x)).Select(x => $"{name} must not reference {x}");
        });
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_project_of_the_table_is_there() =>
        Assert.Equal(Allowed.Keys.Order(), Repository.Projects("src").Select(Name).Order());

    [Fact]
    public void Only_training_and_what_runs_it_reference_libtorch()
    {
        var all = Repository.Projects("src").Concat(Repository.Projects("tests")).ToDictionary(Name, x => x);
        var with = all.Keys.Where(x => Reaches(x, "Training", all)).Append("Training").Distinct().Order();
        Assert.Empty(with.Except(WithTorch));
    }

    [Fact]
    public void The_dashboard_reaches_the_grains_through_the_client_only()
    {
        var text = Repository.Files("src/HarOrleans.Dashboard", "*.*").Where(x => x.EndsWith(".cs", StringComparison.Ordinal) || x.EndsWith(".razor", StringComparison.Ordinal))
            .Where(x => File.ReadAllText(x).Contains("IGrainFactory", StringComparison.Ordinal) || File.ReadAllText(x).Contains("GetGrain<", StringComparison.Ordinal));
        Assert.Empty(text);
    }

    private static bool Reaches(string from, string to, Dictionary<string, string> all) =>
        References(all[from]).Any(x => x == to || Reaches(x, to, all));

    private static string Name(string project) => Path.GetFileNameWithoutExtension(project)["HarOrleans.".Length..];

    private static IEnumerable<string> References(string project) => XDocument.Load(project)
        .Descendants("ProjectReference")
        .Where(x => (string?)x.Attribute("ReferenceOutputAssembly") != "false")
        .Select(x => Name(((string)x.Attribute("Include")!).Replace('\\', '/')));
}
