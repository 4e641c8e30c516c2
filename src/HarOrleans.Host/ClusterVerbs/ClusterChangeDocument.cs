namespace HarOrleans.Host.ClusterVerbs;

/// <summary>What was changed about the cluster's work: the verb and what it was about.</summary>
internal sealed record ClusterChangeDocument(string Changed, string About);
