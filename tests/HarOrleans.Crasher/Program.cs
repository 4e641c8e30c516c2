using System.Globalization;
using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Crasher;
using HarOrleans.Server;
using HarOrleans.Storage;
using HarOrleans.Testing;
using Microsoft.Extensions.DependencyInjection;

var postgres = Environment.GetEnvironmentVariable("HAR_POSTGRES") is { Length: > 0 } address ? PostgresAddress.Parse(address) : null;
if (args[0] == "hammer")
{
    var (count, writers, seconds) = (int.Parse(args[3], CultureInfo.InvariantCulture), int.Parse(args[4], CultureInfo.InvariantCulture), int.Parse(args[5], CultureInfo.InvariantCulture));
    await Hammer.RunAsync(new HarStorageOptions { StateFolder = args[1], Postgres = postgres }, new AckLog(args[2]), count, writers, TimeSpan.FromSeconds(seconds));
    return;
}

var (state, acks, trials) = (args[0], args[1], int.Parse(args[2], CultureInfo.InvariantCulture));
var fuse = new Fuse(args[3], args.Length > 4 ? int.Parse(args[4], CultureInfo.InvariantCulture) : 0);
var log = new AckLog(acks);

var options = new HarServerOptions
{
    StateFolder = state,
    Postgres = postgres,
    Migrate = true,
    Port = 0,
    TrainerSlots = 2,
    Roles = [SiloRoles.Control, SiloRoles.Trainer],
    Monitoring = new() { SystemMetricsEvery = null }, // what is written when does not depend on the clock
};
await using var server = await HarTestServer.StartAsync(options, AckingObjective.Create(log), services =>
{
    FusedStore<ITrialStore>.Wrap(services, fuse);
    FusedStore<IRunStore>.Wrap(services, fuse);
    FusedStore<ICheckpointStore>.Wrap(services, fuse);
    FusedStore<INameStore>.Wrap(services, fuse);
    FusedStore<ICatalogStore>.Wrap(services, fuse);
    FusedStore<IOutboxStore>.Wrap(services, fuse);
});
var study = await server.Client.Studies.GetOrCreateAsync(TestSpecs.Study("crash", sampler: "tpe", seed: 3));
await study.OptimizeAsync(new(trials, 2), null);
await foreach (var update in study.WatchAsync())
{
    if (update.Study.Phase == StudyPhase.Finished)
    {
        break;
    }
}

// Lists follow the grain state; a list that never catches up keeps the process from ending, and its test fails by its limit.
using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
while (await server.Client.Studies.ListAsync(0, 10) is not [{ Phase: StudyPhase.Finished }])
{
    await look.WaitForNextTickAsync();
}
