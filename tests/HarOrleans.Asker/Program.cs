using System.Globalization;
using HarOrleans.Asker;
using HarOrleans.Contracts;

var state = args[0];
int[] numbers = [.. args.Skip(1).Select(x => int.Parse(x, CultureInfo.InvariantCulture))];
var (clients, rounds, queued, killAt) = (numbers[0], numbers[1], numbers[2], numbers[3]);
var answers = new AnswerLog(state, killAt);

await using var first = new Connection(state);
var spec = new StudySpec
{
    Name = "queue",
    Experiment = "queue",
    Direction = StudyDirection.Maximize,
    Space = [new("x", new FloatDistribution(0, 1))],
    Objective = ObjectiveSpec.AskTell,
    Sampler = new("random", 0, new Dictionary<string, string>()),
    Pruner = new("nop", new Dictionary<string, string>()),
};
var study = await first.CallAsync(async client => (await client.Studies.GetOrCreateAsync(spec)).Id);
Worker[] workers = [.. Enumerable.Range(0, clients).Select(x => new Worker(x, state, study, answers))];
for (var round = 0; round < rounds; round++)
{
    // Numbers of trials in all, over rounds and clients: what each queues is its own, and who gets it is not.
    var values = Enumerable.Range(round * queued, queued).Select(x => (double)x / (rounds * queued)).ToArray();
    await Task.WhenAll(workers.Select(x => x.QueueAsync([.. values.Where((_, place) => place % clients == x.Place)])));
    await Task.WhenAll(workers.Select(x => x.WorkAsync(round, queued / clients)));
}

foreach (var worker in workers)
{
    await worker.DisposeAsync();
}
