namespace HarOrleans.Contracts;

/// <summary>Lines for a run's log, stored in one durable step: all or none.</summary>
/// <param name="Writer">The attempt that logs, of a trial's run (an older one is refused); 0 for a run of its own.</param>
/// <param name="Source">Who logs: a name that no other process uses for this run.</param>
/// <param name="First">The number of the first line among those of the source, from 0: lines that were stored before are left out.</param>
/// <param name="Lines">The lines.</param>
[GenerateSerializer, Immutable, Alias(Aliases.LogBatch)]
public sealed record LogBatch(int Writer, string Source, long First, IReadOnlyList<LogEntry> Lines)
{
    /// <summary>Characters of a line.</summary>
    public const int LineLength = 32_768;

    /// <summary>Characters of all lines of a batch.</summary>
    public const int BatchLength = 1 << 20;

    /// <summary>Bytes of a run's log that are kept: 16 MiB. Beyond it the oldest lines go.</summary>
    public const long KeptBytes = 16L << 20;

    private const int SourceLength = 250;

    /// <summary>What is wrong with it.</summary>
    public IEnumerable<string> Errors()
    {
        if (string.IsNullOrWhiteSpace(Source) || Source.Length > SourceLength)
        {
            yield return FormattableString.Invariant($"source = '{Source}': give 1 to {SourceLength} characters.");
        }

        if (First < 0)
        {
            yield return FormattableString.Invariant($"first = {First} must not be negative.");
        }

        if (Lines.FirstOrDefault(line => line.Text.Length > LineLength) is { } tooLong)
        {
            yield return FormattableString.Invariant($"line '{tooLong.Text[..40]}…': it has {tooLong.Text.Length} characters; the limit is {LineLength}. Log it in parts.");
        }

        if (Lines.Sum(line => (long)line.Text.Length) is > BatchLength and var length)
        {
            yield return FormattableString.Invariant($"lines: {length} characters in one batch; the limit is {BatchLength}. Log them in several.");
        }
    }
}
