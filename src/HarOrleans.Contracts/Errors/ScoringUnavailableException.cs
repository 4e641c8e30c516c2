namespace HarOrleans.Contracts;

/// <summary>Nothing here can predict: no silo has the role <c>trainer</c>, or none that has it brings what predicts. The message says which.</summary>
[GenerateSerializer, Alias(Aliases.ScoringUnavailableException)]
public sealed class ScoringUnavailableException : HarException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What is missing, and what to do.</param>
    /// <param name="supported">Whether a server of this kind can predict at all, once it has what is missing.</param>
    public ScoringUnavailableException(string message, bool supported) : base(message) => Supported = supported;

    /// <summary>Whether a server of this kind can predict at all, once it has what is missing.</summary>
    [Id(0)] public bool Supported { get; }
}
