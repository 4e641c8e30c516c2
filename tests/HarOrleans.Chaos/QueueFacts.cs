namespace HarOrleans.Chaos;

/// <summary>What was seen of a long queue of two studies.</summary>
/// <param name="Queued">Trials that waited at the beginning.</param>
/// <param name="Looks">How often it was looked.</param>
/// <param name="MostRunning">Most trials that ran at a time.</param>
/// <param name="LargestLead">By how many running trials one study was ahead of the other at most, while both had some that waited; once the first trials have ended, since whoever comes first has all slots.</param>
/// <param name="LargestLeadFinished">By how many finished ones, then.</param>
/// <param name="LongestWaitSeconds">The longest that a study with waiting trials had none that ran.</param>
/// <param name="Seconds">From the first look to the last trial's end.</param>
internal sealed record QueueFacts(int Queued, int Looks, long MostRunning, long LargestLead, long LargestLeadFinished, double LongestWaitSeconds, double Seconds);
