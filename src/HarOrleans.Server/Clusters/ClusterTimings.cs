using Orleans.Configuration;

namespace HarOrleans.Server;

/// <summary>
/// How soon the silos of a cluster notice that one has died. A death that is noticed late holds up its trials; one that is noticed where there was none costs a silo, which has to start
/// again. The README of this room weighs the two.
/// </summary>
internal static class ClusterTimings
{
    internal static void Configure(ClusterMembershipOptions membership)
    {
        // Three probes, the last one by way of another silo, a second each: a silo has to be silent for about 4 s, to two others.
        membership.ProbeTimeout = TimeSpan.FromSeconds(1);
        membership.NumMissedProbesLimit = 3;
        membership.NumVotesForDeathDeclaration = 2;

        // Nobody votes against a silo whose connection has brought anything within three of the longest probes: 6 s, where the default of four times the probe would make it 12. A killed
        // one's connections are gone at once; this is what a frozen one's death waits for.
        membership.MaxProbeTimeout = TimeSpan.FromSeconds(2);

        // Word of a death goes round at once. Who missed it, reads it in the table.
        membership.TableRefreshTimeout = TimeSpan.FromSeconds(5);

        // A silo that starts does not wait for those whose row says that they live, and that have not said so for three times this long.
        membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(3);
        membership.NumMissedTableIAmAliveLimit = 3;

        // Rows of dead silos are kept for a day, for people who want to know what happened.
        membership.DefunctSiloExpiration = TimeSpan.FromDays(1);
        membership.DefunctSiloCleanupPeriod = TimeSpan.FromHours(1);
    }
}
