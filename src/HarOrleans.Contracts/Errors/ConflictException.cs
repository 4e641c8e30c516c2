namespace HarOrleans.Contracts;

/// <summary>A name is taken, or a write-once value was given a second, different value. Nothing was changed.</summary>
[GenerateSerializer, Alias(Aliases.ConflictException)]
public sealed class ConflictException : HarException
{
    /// <summary>Creates the error with a message that names the field, the stored value and the given one.</summary>
    public ConflictException(string message) : base(message) { }
}
