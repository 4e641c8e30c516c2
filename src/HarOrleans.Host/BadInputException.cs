namespace HarOrleans.Host;

/// <summary>The user's input cannot work. The message names the field and the value, and says what to do next.</summary>
internal sealed class BadInputException : Exception
{
    /// <summary>Creates the error with the whole message.</summary>
    internal BadInputException(string message) : base(message) { }
}
