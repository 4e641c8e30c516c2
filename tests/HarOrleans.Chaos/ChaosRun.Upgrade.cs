using HarOrleans.Server;
using HarOrleans.Storage;

namespace HarOrleans.Chaos;

/// <content>A rolling upgrade: silos of another build are replaced by those of the present one, one after the other, while trials run.</content>
internal sealed partial class ChaosRun
{
    private readonly List<Silo> _old = [];

    private string? Old => from is null ? null : Path.Combine(Path.GetFullPath(from), "har");

    /// <summary>As many as there are silos, where they are replaced.</summary>
    private int Faults => from is null ? faults : _silos.Count;

    /// <summary>The database as the other build makes it.</summary>
    private async Task MigrateByOldAsync(Places places)
    {
        var migrate = new Server("migrate", "", ["db", "migrate", "--state", Path.Combine(places.Root, "migrate")], new Dictionary<string, string> { ["HAR_POSTGRES"] = places.Postgres });
        if (await new Silo(migrate, [], Logs) { Program = Old! }.RunAsync() != 0)
        {
            throw new InvalidOperationException($"'{Old} db migrate' failed; see {Logs}/migrate.log; --logs keeps it.");
        }
    }

    /// <summary>Brings the schema up to date while all silos are of the other build, as an upgrade does, and draws the order in which they are replaced.</summary>
    private async Task BeginUpgradeAsync(PostgresAddress address, CancellationToken cancellationToken)
    {
        var status = await StateDatabases.MigrateAsync(_folder.Path, address, cancellationToken);
        Silo[] order = [.. _silos];
        _random.Shuffle(order);
        _old.AddRange(order);
        words.WriteLine($"All are of {Old}, on whose schema {status.Missing.Count} migrations of the present build were applied beside them.");
    }

    private Silo NextOld()
    {
        var silo = _old[0];
        _old.RemoveAt(0);
        return silo;
    }

    /// <summary>Lets a silo end, and the present build start in its place; how long the end took.</summary>
    private static async Task<TimeSpan?> UpgradeAsync(Silo silo)
    {
        silo.Program = Silo.Built();
        return (await silo.StopAsync())?.Took;
    }
}
