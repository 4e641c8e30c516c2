namespace HarOrleans.Contracts;

/// <summary>A specification is wrong. Every error is listed, each naming its field and value. Nothing was changed.</summary>
[GenerateSerializer, Alias(Aliases.InvalidSpecException)]
public sealed class InvalidSpecException : HarException
{
    /// <summary>Creates the error.</summary>
    /// <param name="errors">All errors found, each naming the field and the value.</param>
    public InvalidSpecException(IReadOnlyList<string> errors) : base(string.Join('\n', errors)) => Errors = errors;

    /// <summary>All errors found.</summary>
    [Id(0)] public IReadOnlyList<string> Errors { get; }
}
