using HarOrleans.Client;

namespace HarOrleans.Dashboard;

/// <summary>A small study that a newcomer can start with one click. A host that has its objective registers one; without it the pages only say how to start by hand.</summary>
public interface ISampleStudy
{
    /// <summary>What it will do, in a sentence: its data, its trials, about how long.</summary>
    string Description { get; }

    /// <summary>Makes and starts the study; one that is there goes on. Safe to repeat.</summary>
    /// <param name="client">The way into the server.</param>
    /// <param name="cancellationToken">Cancels the call, not the study.</param>
    /// <returns>The study's id.</returns>
    Task<long> StartAsync(HarClient client, CancellationToken cancellationToken = default);
}
