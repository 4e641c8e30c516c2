namespace HarOrleans.Contracts;

/// <summary>The study, trial, run, experiment or model that was asked for does not exist. Nothing was changed.</summary>
[GenerateSerializer, Alias(Aliases.NotFoundException)]
public sealed class NotFoundException : HarException
{
    /// <summary>Creates the error.</summary>
    /// <param name="kind">What was looked for: <c>study</c>, <c>trial</c>, <c>run</c>, <c>experiment</c>, <c>model</c> or a part of one.</param>
    /// <param name="key">The name or id that nothing has.</param>
    public NotFoundException(string kind, string key) : base($"There is no {kind} '{key}'.")
    {
        Kind = kind;
        Key = key;
    }

    /// <summary>What was looked for.</summary>
    [Id(0)] public string Kind { get; }

    /// <summary>The name or id that nothing has.</summary>
    [Id(1)] public string Key { get; }
}
