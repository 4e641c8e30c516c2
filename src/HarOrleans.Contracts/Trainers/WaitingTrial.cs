namespace HarOrleans.Contracts;

/// <summary>A trial in the queue.</summary>
/// <param name="Ticket">The trial.</param>
/// <param name="Position">Its place, from 1.</param>
/// <param name="Reason">Why it waits, in words for people.</param>
[GenerateSerializer, Immutable, Alias(Aliases.WaitingTrial)]
public sealed record WaitingTrial(TrialTicket Ticket, int Position, string Reason);
