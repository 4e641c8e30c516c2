namespace HarOrleans.Contracts;

/// <summary>What a trial runs.</summary>
/// <param name="Name">The registered objective, e.g. <c>har-lstm</c>.</param>
/// <param name="Settings">The objective's fixed settings, e.g. <c>protocol</c>, <c>epochs</c>, <c>data_sha256</c>: part of what the study is, compared when it is opened again.</param>
/// <param name="Hints">Settings that may change between openings, e.g. the folder where the data lies now; never compared.</param>
[GenerateSerializer, Immutable, Alias(Aliases.ObjectiveSpec)]
public sealed record ObjectiveSpec(string Name, IReadOnlyDictionary<string, string> Settings, IReadOnlyDictionary<string, string> Hints);
