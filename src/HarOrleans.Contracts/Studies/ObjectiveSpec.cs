namespace HarOrleans.Contracts;

/// <summary>What a trial runs.</summary>
/// <param name="Name">The registered objective, e.g. <c>har-lstm</c>.</param>
/// <param name="Settings">The objective's fixed settings, e.g. <c>protocol</c>, <c>epochs</c>, <c>data_sha256</c>: part of what the study is, compared when it is opened again.</param>
/// <param name="Hints">Settings that may change between openings, e.g. the folder where the data lies now; never compared.</param>
[GenerateSerializer, Immutable, Alias(Aliases.ObjectiveSpec)]
public sealed record ObjectiveSpec(string Name, IReadOnlyDictionary<string, string> Settings, IReadOnlyDictionary<string, string> Hints)
{
    /// <summary>Name of <see cref="AskTell"/>.</summary>
    public const string AskTellName = "ask-tell";

    /// <summary>No code of ours: workers outside ask for trials and tell their results, and trainers get none.</summary>
    public static ObjectiveSpec AskTell { get; } = new(AskTellName, new Dictionary<string, string>(), new Dictionary<string, string>());

    /// <summary>Whether trials are run by workers outside alone.</summary>
    public bool IsAskTell => Name == AskTellName;
}
