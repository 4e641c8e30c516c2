using HarOrleans.Client;

namespace HarOrleans.Host.Reading;

/// <summary>A question about a state folder.</summary>
internal delegate Task<Answer> Question(HarClient client, CancellationToken cancellationToken);
