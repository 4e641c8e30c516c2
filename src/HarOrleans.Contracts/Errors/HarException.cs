namespace HarOrleans.Contracts;

/// <summary>Every error that HarOrleans raises on purpose; catch this to catch them all. Crosses silos unchanged.</summary>
[GenerateSerializer, Alias(Aliases.HarException)]
public class HarException : Exception
{
    /// <summary>Creates the error with a message for the user.</summary>
    public HarException(string message) : base(message) { }

    /// <summary>Creates the error with a message for the user and its cause.</summary>
    public HarException(string message, Exception? inner) : base(message, inner) { }
}
