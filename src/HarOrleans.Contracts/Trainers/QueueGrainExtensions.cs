namespace HarOrleans.Contracts;

/// <summary>Questions to the queue that silos of every version answer.</summary>
public static class QueueGrainExtensions
{
    /// <summary>
    /// As <see cref="IQueueGrain.FindAsync"/>; where the queue lives on a silo of an older version, which does not know that call, the whole queue is fetched and searched.
    /// </summary>
    public static async Task<QueuePlaces> FindOrSearchAsync(this IQueueGrain queue, long studyId, int? number, int take, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(queue);
        try
        {
            return await queue.FindAsync(studyId, number, take, cancellationToken);
        }
        catch (Exception e) when (e is not (HarException or OperationCanceledException or TimeoutException))
        {
            var all = await queue.GetAsync(cancellationToken);
            return new(
                [.. all.Waiting.Where(each => each.Ticket.StudyId == studyId && (number is null || each.Ticket.Number == number)).Take(take)],
                all.Trainers.Where(each => !each.Draining).Sum(each => each.Slots.Count));
        }
    }
}
