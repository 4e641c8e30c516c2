using HarOrleans.Contracts;
using HarOrleans.Storage;

namespace HarOrleans.Server;

/// <summary>How a server is started. Wrong values are refused at start, all at once, each with its name and value.</summary>
public sealed record HarServerOptions
{
    /// <summary>The port that the dashboard listens on by default.</summary>
    public const int DefaultPort = 5080;

    /// <summary>Folder that holds everything: database, artifacts, lock; one live server's alone. Made where it is absent.</summary>
    public required string StateFolder { get; init; }

    /// <summary>
    /// The PostgreSQL database in place of a file in the state folder; null (default) for the file. All servers of one database are one cluster, and share its work. The state folder holds what
    /// is this server's alone, and the artifacts, unless <see cref="Artifacts"/> names a folder that all share.
    /// </summary>
    public PostgresAddress? Postgres { get; init; }

    /// <summary>The bucket that holds the artifacts in place of the state folder; null (default) for the folder.</summary>
    public S3Address? ArtifactBucket { get; init; }

    /// <summary>Where clients reach this server over HTTP, for the URLs of files; null (default) is where it listens.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>
    /// Whether the database's schema is brought up to date at start. Default (null): a file's is, a PostgreSQL database's is not, and a start on one that lacks
    /// migrations is refused with <see cref="SchemaMismatchException"/>.
    /// </summary>
    public bool? Migrate { get; init; }

    /// <summary>Port of the dashboard on 127.0.0.1; 0 takes any free one. Default 5080. A server without the role <c>dashboard</c> takes any free one.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>Trials that run side by side; at least 1. Default 1.</summary>
    public int TrainerSlots { get; init; } = 1;

    /// <summary>Devices that the slots calculate on, by PyTorch's names: <c>cpu</c>, <c>cuda:0</c> and so on. The first slot has the first, and so on, over and over, so that several may share one. Default: none, which is <c>cpu</c>.</summary>
    public IReadOnlyList<string> Devices { get; init; } = [];

    /// <summary>What the trainer announces of itself, for trials that need it, e.g. <c>gpu</c> = <c>a100</c>. <c>cpu</c> (cores) and <c>memory</c> (GiB) are added where they are not given.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>What this silo does. Default: everything.</summary>
    public IReadOnlyList<string> Roles { get; init; } = SiloRoles.All;

    /// <summary>
    /// Until this has completed, nothing that an earlier server left unfinished goes on: a program can first check what it was asked for, or say where
    /// data lies now. A study that is asked to optimize does so at once. Default: completed.
    /// </summary>
    public Task ResumeAfter { get; init; } = Task.CompletedTask;

    /// <summary>Folder of the artifacts, which all servers of a cluster must see; null (default) for <c>artifacts</c> in the state folder, which is right for a server that is alone.</summary>
    public string? Artifacts { get; init; }

    /// <summary>Address or host name by which the cluster's other servers and clients reach this one. Default: 127.0.0.1, for a cluster on one machine.</summary>
    public string Advertise { get; init; } = "127.0.0.1";

    /// <summary>Port that other silos reach this one by; null (default) for the state folder's last one, or any free one.</summary>
    public int? SiloPort { get; init; }

    /// <summary>Port that clients reach the silo by, where it has the role <c>control</c> or <c>dashboard</c>; null (default) as for <see cref="SiloPort"/>.</summary>
    public int? GatewayPort { get; init; }

    /// <summary>What of it can be watched.</summary>
    public MonitoringOptions Monitoring { get; init; } = new();

    /// <summary>Whether Orleans' own dashboard is served here.</summary>
    internal bool HasOrleansPage => Monitoring.OrleansDashboard && Roles.Contains(SiloRoles.Dashboard);

    /// <summary>Silo port of the server whose cluster this one joins; null is a cluster of one's own. Only the first server locks the state folder.</summary>
    internal int? Joins { get; init; }

    /// <summary>Whether it only answers questions: what an earlier server left stays as it is.</summary>
    internal bool ReadsOnly { get; init; }

    /// <summary>Where the stores keep everything.</summary>
    internal HarStorageOptions Storage => new() { StateFolder = StateFolder, Postgres = Postgres, ArtifactFolder = Artifacts, Bucket = ArtifactBucket };

    /// <summary>Whether it is a member of its database's cluster.</summary>
    internal bool IsClustered => Postgres is not null && !ReadsOnly;

    /// <summary>Whether clients may come by this silo: not by one that only trains, and may be slow to answer.</summary>
    internal bool HasGateway => Roles.Contains(SiloRoles.Control) || HasPages;

    /// <summary>Whether it serves the pages.</summary>
    internal bool HasPages => Roles.Contains(SiloRoles.Dashboard);

    /// <summary>Whether it looks at a PostgreSQL database without the state folder: its server may run elsewhere.</summary>
    internal bool LooksOn => ReadsOnly && Postgres is not null;

    internal IReadOnlyList<string> Errors()
    {
        List<string> errors = [];
        if (string.IsNullOrWhiteSpace(StateFolder))
        {
            errors.Add($"state = '{StateFolder}' must name a folder.");
        }

        if (Artifacts is not null && string.IsNullOrWhiteSpace(Artifacts))
        {
            errors.Add($"artifacts = '{Artifacts}' must name a folder.");
        }

        if (string.IsNullOrWhiteSpace(Advertise))
        {
            errors.Add($"advertise = '{Advertise}' must be an address or a host name.");
        }

        if (Roles.Count == 0)
        {
            errors.Add($"roles = '' must be at least one of {string.Join(", ", SiloRoles.All)}.");
        }
        else if (Postgres is null && Joins is null && !Roles.Contains(SiloRoles.Control))
        {
            errors.Add($"roles = '{string.Join(',', Roles)}': the database of a state folder has one server, which needs the role {SiloRoles.Control}. Add it, or give a PostgreSQL database, whose servers share the roles.");
        }

        foreach (var (name, port) in ((string, int?)[])[("silo-port", SiloPort), ("gateway-port", GatewayPort)])
        {
            if (port is < 1 or > ushort.MaxValue)
            {
                errors.Add(FormattableString.Invariant($"{name} = {port} must be between 1 and {ushort.MaxValue}."));
            }
        }

        if (Port is < 0 or > ushort.MaxValue)
        {
            errors.Add(FormattableString.Invariant($"port = {Port} must be between 0 (any free one) and {ushort.MaxValue}."));
        }

        if (TrainerSlots < 1)
        {
            errors.Add(FormattableString.Invariant($"slots = {TrainerSlots} must be at least 1."));
        }

        errors.AddRange(Devices.Where(x => string.IsNullOrWhiteSpace(x)).Select(x => $"device = '{x}' must be a name, as cpu or cuda:0."));
        if (Monitoring.Listen is { } monitor && (monitor.Port == 0 || monitor.Port == Port))
        {
            errors.Add(FormattableString.Invariant($"monitor = {monitor} must name a port of its own: not 0, and not the dashboard's {Port}."));
        }

        if (Monitoring.SystemMetricsEvery is { TotalSeconds: < 1 } every)
        {
            errors.Add(FormattableString.Invariant($"system-metrics = {every.TotalSeconds} s must be at least 1 s; leave it out (null) for none."));
        }

        errors.AddRange(Labels.Where(x => !SlotNeed.IsName(x.Key) || string.IsNullOrWhiteSpace(x.Value))
            .Select(x => $"label = '{x.Key}={x.Value}' must be NAME=VALUE, the name of letters, digits, dots, hyphens and underscores."));
        errors.AddRange(Roles.Except(SiloRoles.All).Select(x => $"role = '{x}' is not one of {string.Join(", ", SiloRoles.All)}."));
        return errors;
    }
}
