namespace HarOrleans.Contracts;

/// <summary>A file was not stored or not sent, for a reason that lies in the file, its request or the store; nothing was changed.</summary>
[GenerateSerializer, Alias(Aliases.ArtifactException)]
public sealed class ArtifactException : HarException
{
    /// <summary>The bytes are not those whose SHA-256 was stated.</summary>
    public const string ChecksumMismatch = "checksum_mismatch";

    /// <summary>There are more bytes than were stated.</summary>
    public const string TooLarge = "too_large";

    /// <summary>The URL's time is over, or it was not made for this: ask for another one.</summary>
    public const string Refused = "refused";

    /// <summary>The path is none, escapes, or is a folder's.</summary>
    public const string BadPath = "bad_path";

    /// <summary>There is no such file.</summary>
    public const string NotFound = "not_found";

    /// <summary>The disk of the store is full, or it cannot be written.</summary>
    public const string StorageUnavailable = "storage_unavailable";

    /// <summary>Creates the error.</summary>
    /// <param name="code">One of this class's constants.</param>
    /// <param name="message">What happened to which file, and what to do.</param>
    public ArtifactException(string code, string message) : base(message) => Code = code;

    /// <summary>Which of this class's constants it is.</summary>
    [Id(0)] public string Code { get; }
}
