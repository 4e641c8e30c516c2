namespace HarOrleans.Chaos;

/// <summary>Which servers there are.</summary>
internal static class Topology
{
    private static readonly (string Name, string Roles)[] Usual =
        [("control-1", "control"), ("control-2", "control"), ("trainer-1", "trainer"), ("trainer-2", "trainer"), ("trainer-3", "trainer"), ("dashboard-1", "dashboard")];

    /// <summary>Two control silos, three trainers of two slots and a dashboard, each with an address of its own where there are networks.</summary>
    internal static IReadOnlyList<Server> Of(Places places, Networks? networks) =>
    [
        .. Usual.Select((each, index) => new Server(
            each.Name,
            each.Roles,
            [
                "serve", "--state", Path.Combine(places.Root, each.Name), "--artifacts", places.Artifacts, "--roles", each.Roles, "--port", "0", "--slots", "2",
                .. networks is null ? (string[])[] : ["--advertise", Networks.AddressOf(index)],
            ],
            new Dictionary<string, string> { ["HAR_POSTGRES"] = places.Postgres })),
    ];
}
