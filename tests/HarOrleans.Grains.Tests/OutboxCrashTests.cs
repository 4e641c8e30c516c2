using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Grains.Tests;

/// <summary>The projector dies at each of its steps, on both databases; the next server makes up for it.</summary>
public sealed class OutboxCrashTests(PostgresServer postgres) : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_outbox_is_drained_and_the_lists_are_right_after_a_crash_at_every_point(bool onPostgres)
    {
        var options = await CrashOptions.OfAsync(_folder, postgres, onPostgres);
        List<string> made = [];
        foreach (var method in new[] { nameof(IOutboxStore.ReadAsync), nameof(ICatalogStore.PutStudyAsync), nameof(IOutboxStore.RemoveAsync) })
        {
            foreach (var before in new[] { true, false })
            {
                // Each finds what the one before it left, and dies in its turn.
                var died = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                await using var server = await HarTestServer.StartAsync(options, ScriptedObjective.Smooth(), services =>
                {
                    services.Decorate<IOutboxStore>(inner => CrashPoint.Over(inner, method, before, died, _ => true));
                    services.Decorate<ICatalogStore>(inner => CrashPoint.Over(inner, method, before, died, called => called == nameof(ICatalogStore.PutStudyAsync)));
                });
                made.Add($"study {made.Count}");
                await server.Client.Studies.GetOrCreateAsync(TestSpecs.Study(made[^1]), Cancelled);
                await died.Task.WaitAsync(Cancelled);
            }
        }

        await using var next = await HarTestServer.StartAsync(options, ScriptedObjective.Smooth());
        var outbox = next.Services.GetRequiredService<IOutboxStore>();
        await Eventually.TrueAsync(async () => (await outbox.ReadAsync(1, Cancelled)).Count == 0, Cancelled);
        Assert.Equal(made, (await next.Client.Studies.ListAsync(0, 10, Cancelled)).Select(study => study.Name).Order(StringComparer.Ordinal));
    }
}
