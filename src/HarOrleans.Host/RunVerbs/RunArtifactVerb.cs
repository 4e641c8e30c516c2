using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Host.Reading;

namespace HarOrleans.Host.RunVerbs;

/// <summary>What a verb of <c>har run artifacts</c> does.</summary>
internal delegate Task<Answer> RunArtifactVerb(RunDetail run, ArtifactsHandle artifacts, CancellationToken cancellationToken);
