using HarOrleans.Abstractions;
using HarOrleans.Storage.Sql;
using HarOrleans.Storage.Tests.Support;

namespace HarOrleans.Storage.Tests.Conformance;

public abstract class OutboxConformance : StoreConformance
{
    private const string WriteState = "INSERT INTO grain_state (state_name, grain_id, version, payload) VALUES (@name, @grain, 1, @payload)";

    private static Task<int> PutAsync(DbSession session, string grain) => session.ExecuteAsync(WriteState, ("@name", "study"), ("@grain", grain), ("@payload", new byte[] { 0 }));

    [Fact]
    public async Task An_entry_appears_within_the_state_writes_own_transaction()
    {
        var within = await Storage.Database.WriteAsync(
            async session =>
            {
                await PutAsync(session, "study/1");
                return await session.ScalarAsync("SELECT COUNT(*) FROM outbox");
            },
            CancellationToken.None);

        Assert.Equal(1L, within);
        var entry = Assert.Single(await Storage.Outbox.ReadAsync(10));
        Assert.Equal(("study", "study/1", 1L), (entry.StateName, entry.GrainId, entry.Version));
    }

    [Fact]
    public async Task Where_the_state_write_is_undone_there_is_no_entry()
    {
        await Storage.Database.WriteAsync(
            async session =>
            {
                await PutAsync(session, "study/1");
                return session.Refuse(false);
            },
            CancellationToken.None);
        await Assert.ThrowsAsync<InvalidDataException>(() => Storage.Database.WriteAsync<bool>(
            async session =>
            {
                await PutAsync(session, "study/2");
                throw new InvalidDataException();
            },
            CancellationToken.None));

        Assert.Empty(await Storage.Outbox.ReadAsync(10));
        Assert.Equal("0", Assert.Single(await Storage.QueryAsync("SELECT COUNT(*) FROM grain_state")));
    }

    [Fact]
    public async Task A_write_after_the_database_was_closed_says_so()
    {
        var names = Storage.Names;
        ((IDisposable)Storage.Services).Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => names.ClaimAsync("default", "study", "late"));
    }

    [Fact]
    public async Task Entries_survive_a_restart_come_oldest_first_and_go_when_removed()
    {
        foreach (var i in Enumerable.Range(1, 5))
        {
            await Storage.Database.WriteAsync(session => PutAsync(session, $"study/{i}"), CancellationToken.None);
        }

        await Storage.ReopenAsync();
        var entries = await Storage.Outbox.ReadAsync(3);
        Assert.Equal(["study/1", "study/2", "study/3"], entries.Select(entry => entry.GrainId));

        await Storage.Outbox.RemoveAsync([.. entries.Select(entry => entry.Id)]);
        await Storage.Outbox.RemoveAsync([entries[0].Id, 12345]);
        await Storage.Outbox.RemoveAsync([]);
        await Storage.ReopenAsync();
        IReadOnlyList<OutboxEntry> rest = await Storage.Outbox.ReadAsync(10);
        Assert.Equal(["study/4", "study/5"], rest.Select(entry => entry.GrainId));
    }
}
