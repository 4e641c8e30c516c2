using HarOrleans.Contracts;

namespace HarOrleans.Host.Reading.Documents;

/// <summary>One of the studies.</summary>
internal sealed record StudyListEntry(string Study, string Phase, TrialCounts Trials, int? Target, StudyListBest? Best, DateTime Created, DateTime Changed);
