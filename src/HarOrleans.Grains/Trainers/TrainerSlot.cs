using HarOrleans.Contracts;

namespace HarOrleans.Grains;

/// <summary>A slot that runs something.</summary>
internal sealed class TrainerSlot(TrialTicket ticket, CancellationTokenSource stop, string device)
{
    /// <summary>Where the slot calculates.</summary>
    internal string Device { get; } = device;

    internal TrialTicket Ticket { get; } = ticket;

    /// <summary>Asks the objective to stop.</summary>
    internal CancellationTokenSource Stop { get; } = stop;

    /// <summary>What is held; attempt 0 until the hand-out is acknowledged.</summary>
    internal LeaseKey Lease { get; set; } = new(ticket.StudyId, ticket.Number, 0, 0);

    /// <summary>What this trial met is wrong with the machine: it is to take no more.</summary>
    internal bool Unfit { get; set; }

    /// <summary>The attempt is over: nothing is handed back.</summary>
    internal bool Lost { get; set; }
}
