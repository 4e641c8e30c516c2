using HarOrleans.Contracts;

namespace HarOrleans.Grains;

/// <summary>How many trials wait and since when, for the meter. A queue that is rebuilt after a silo's death counts from then on.</summary>
internal sealed class QueueWatch(TimeProvider time)
{
    private readonly Dictionary<(long Study, int Number), long> _since = [];

    /// <summary>A trial entered; a second time changes nothing.</summary>
    internal void Entered(TrialTicket ticket)
    {
        _since.TryAdd((ticket.StudyId, ticket.Number), time.GetTimestamp());
        HarMeter.Waiting(_since.Count);
    }

    /// <summary>A slot took it.</summary>
    internal void Started(TrialTicket ticket)
    {
        if (_since.Remove((ticket.StudyId, ticket.Number), out var since))
        {
            HarMeter.Waited(time.GetElapsedTime(since));
            HarMeter.Waiting(_since.Count);
        }
    }

    /// <summary>It waits no more.</summary>
    internal void Left(TrialTicket ticket)
    {
        if (_since.Remove((ticket.StudyId, ticket.Number)))
        {
            HarMeter.Waiting(_since.Count);
        }
    }

    /// <summary>The queue lives elsewhere from now on.</summary>
    internal void Ended()
    {
        _since.Clear();
        HarMeter.Waiting(0);
    }
}
