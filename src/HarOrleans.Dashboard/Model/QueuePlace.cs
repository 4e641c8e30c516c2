using HarOrleans.Contracts;

namespace HarOrleans.Dashboard;

/// <summary>Where a waiting trial stands, for how long about, and why it waits.</summary>
internal static class QueuePlace
{
    /// <summary>The place in words, e.g. <c>position 3, about 12 min: all slots are busy</c>; null where it is not in the queue.</summary>
    /// <param name="queue">The queue now.</param>
    /// <param name="studyId">The study.</param>
    /// <param name="number">The trial; null for the study's next one.</param>
    /// <param name="perTrial">How long a trial takes, where that is known.</param>
    public static string? Describe(QueueSnapshot queue, long studyId, int? number, TimeSpan? perTrial)
    {
        ArgumentNullException.ThrowIfNull(queue);
        var place = queue.Waiting.FirstOrDefault(waiting => waiting.Ticket.StudyId == studyId && (number is null || waiting.Ticket.Number == number));
        if (place is null)
        {
            return null;
        }

        var slots = queue.Trainers.Where(trainer => !trainer.Draining).Sum(trainer => trainer.Slots.Count);
        var left = Pace.UntilStart(place.Position, slots, perTrial) is { } wait ? $", about {Format.Duration(wait)}" : "";
        return $"position {Format.Whole(place.Position)}{left}: {place.Reason}";
    }
}
