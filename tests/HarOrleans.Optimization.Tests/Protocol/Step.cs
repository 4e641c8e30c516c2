using HarOrleans.Contracts;

namespace HarOrleans.Optimization.Tests;

/// <summary>A decision of the protocol as the model needs it; a broken protocol can make one too.</summary>
internal sealed record Step(TrialAnswer Answer, TrialExecution? After, TrialEffects Effects);
