using HarOrleans.Contracts;

namespace HarOrleans.Host.StudyVerbs;

/// <summary>A trial to evaluate.</summary>
internal sealed record AskDocument(int Trial, int Attempt, IReadOnlyDictionary<string, ParamValue> Params, string Run, DateTimeOffset? LeaseUntil);
