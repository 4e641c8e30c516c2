using HarOrleans.Contracts;

namespace HarOrleans.Dashboard;

/// <summary>Where a waiting trial stands, for how long about, and why it waits.</summary>
internal static class QueuePlace
{
    /// <summary>The first one's place in words, e.g. <c>position 3, about 12 min: all slots are busy</c>; null where none is in the queue.</summary>
    /// <param name="places">What was found there.</param>
    /// <param name="perTrial">How long a trial takes, where that is known.</param>
    public static string? Describe(QueuePlaces places, TimeSpan? perTrial)
    {
        ArgumentNullException.ThrowIfNull(places);
        if (places.Waiting is not [var place, ..])
        {
            return null;
        }

        var left = Pace.UntilStart(place.Position, places.Slots, perTrial) is { } wait ? $", about {Format.Duration(wait)}" : "";
        return $"position {Format.Whole(place.Position)}{left}: {place.Reason}";
    }
}
