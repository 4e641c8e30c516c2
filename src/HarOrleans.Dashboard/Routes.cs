using System.Globalization;

namespace HarOrleans.Dashboard;

/// <summary>Every address of the dashboard is made here.</summary>
internal static class Routes
{
    public const string Home = "/";
    public const string Studies = "/studies";
    public const string AllRuns = "/runs";
    public const string ComparePage = "/compare";
    public const string Models = "/models";
    public const string DataSet = "/data";
    public const string DataSets = "/data/sets";
    public const string ClusterRoot = "/cluster";
    public const string AssetsPattern = "/assets/{name}";

    public const string OverviewTab = "overview";
    public const string TrialsTab = "trials";
    public const string MetricsTab = "metrics";
    public const string EvaluationTab = "evaluation";
    public const string ArtifactsTab = "artifacts";
    public const string LogsTab = "logs";
    public const string SystemTab = "system";
    public const string NotesTab = "notes";

    public const string SilosTab = "silos";
    public const string QueueTab = "queue";

    public const string ColumnsTab = "columns";
    public const string SpreadTab = "spread";
    public const string CorrelationsTab = "correlations";

    public const string TestFile = "test";

    public const string MatrixCounts = "counts";
    public const string MatrixRows = "rows";

    public const string ImportanceFanova = "fanova";

    public static string StudiesPage(int page) => WithQuery(Studies, ("page", page > 1 ? Text(page) : null));

    public static string Study(long id, string? tab = null, int page = 1, string? query = null, string? sort = null, string? importance = null, int objective = 0) => WithQuery(
        $"{Studies}/{Text(id)}",
        ("tab", tab is null or OverviewTab ? null : tab),
        ("q", string.IsNullOrWhiteSpace(query) ? null : query),
        ("sort", string.IsNullOrWhiteSpace(sort) ? null : sort),
        ("importance", importance),
        ("objective", objective > 0 ? Text(objective) : null),
        ("page", page > 1 ? Text(page) : null));

    public static string Run(string id, string? tab = null, string? matrix = null, int page = 1, string? sort = null, string? cell = null, string? of = null) => WithQuery(
        $"/runs/{Uri.EscapeDataString(id)}",
        ("tab", tab is null or OverviewTab ? null : tab),
        ("of", of),
        ("matrix", matrix),
        ("cell", cell),
        ("sort", string.IsNullOrWhiteSpace(sort) ? null : sort),
        ("page", page > 1 ? Text(page) : null));

    /// <summary>Runs that match a query, with columns of one's choice; a page begins after a token. Beside a baseline, or in groups.</summary>
    public static string Runs(string? query = null, string? sort = null, string? columns = null, string? after = null, string? baseline = null, string? group = null) => WithQuery(
        AllRuns,
        ("q", string.IsNullOrWhiteSpace(query) ? null : query),
        ("sort", string.IsNullOrWhiteSpace(sort) ? null : sort),
        ("cols", columns),
        ("after", after),
        ("base", string.IsNullOrWhiteSpace(baseline) ? null : baseline),
        ("group", string.IsNullOrWhiteSpace(group) ? null : group));

    /// <summary>Runs beside each other.</summary>
    public static string Compare(IEnumerable<string> runs, bool all = false) => WithQuery(ComparePage, ("runs", string.Join(',', runs)), ("all", all ? "1" : null));

    public static string ModelsPage(int page) => WithQuery(Models, ("page", page > 1 ? Text(page) : null));

    /// <summary>A registered model, by its name.</summary>
    public static string Model(string name) => $"{Models}/{Uri.EscapeDataString(name)}";

    /// <summary>What differs between two versions of a registered model.</summary>
    public static string ModelDifference(string name, int a, int b) => WithQuery($"{Model(name)}/diff", ("a", Text(a)), ("b", Text(b)));

    /// <summary>The data that the server trains on: of its training file, or of its test file.</summary>
    public static string Data(string? tab = null, bool test = false, string? query = null, string? sort = null, string? column = null) => WithQuery(
        DataSet,
        ("tab", tab is null or OverviewTab ? null : tab),
        ("file", test ? TestFile : null),
        ("q", string.IsNullOrWhiteSpace(query) ? null : query),
        ("sort", string.IsNullOrWhiteSpace(sort) ? null : sort),
        ("column", string.IsNullOrEmpty(column) ? null : column));

    /// <summary>The registered data sets.</summary>
    public static string DataSetsPage(int page) => WithQuery(DataSets, ("page", page > 1 ? Text(page) : null));

    /// <summary>A registered data set, with the runs that used it; a page of them begins after a token.</summary>
    public static string DataSetRuns(string name, string digest, string? after = null) => WithQuery(DataSets, ("name", name), ("digest", digest), ("after", after));

    /// <summary>The cluster: its silos, also those that died, or its queue.</summary>
    public static string Cluster(string? tab = null, bool dead = false, int page = 1) => WithQuery(
        ClusterRoot,
        ("tab", tab is null or SilosTab ? null : tab),
        ("dead", dead ? "1" : null),
        ("page", page > 1 ? Text(page) : null));

    /// <summary>A run's log: live from its end, or so many lines from a number on.</summary>
    public static string RunLogs(string id, long? from = null) => WithQuery($"/runs/{Uri.EscapeDataString(id)}", ("tab", LogsTab), ("from", from is { } number ? Text(number) : null));

    /// <summary>The page that shows a file of a run.</summary>
    public static string RunFile(string id, string path) => WithQuery($"/runs/{Uri.EscapeDataString(id)}", ("tab", ArtifactsTab), ("file", path));

    /// <summary>A file of a run itself: to download, or, with a version, to show within a page.</summary>
    public static string Artifact(string runId, string path, string? inlineVersion = null) => WithQuery(
        $"/api/runs/{Uri.EscapeDataString(runId)}/artifacts/{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}",
        ("inline", inlineVersion is null ? null : "1"),
        ("v", inlineVersion));

    public static string Asset(string name, string version) => $"/assets/{name}?v={version}";

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string WithQuery(string path, params ReadOnlySpan<(string Key, string? Value)> query)
    {
        var separator = '?';
        foreach (var (key, value) in query)
        {
            if (value is not null)
            {
                path += $"{separator}{key}={Uri.EscapeDataString(value)}";
                separator = '&';
            }
        }

        return path;
    }
}
