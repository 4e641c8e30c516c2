namespace HarOrleans.Abstractions;

/// <summary>The outbox that a trigger fills within each grain-state write's own transaction.</summary>
public interface IOutboxStore
{
    /// <summary>The oldest entries.</summary>
    Task<IReadOnlyList<OutboxEntry>> ReadAsync(int limit, CancellationToken cancellationToken = default);

    /// <summary>Removes entries that are projected.</summary>
    Task RemoveAsync(IReadOnlyList<long> ids, CancellationToken cancellationToken = default);
}
