namespace HarOrleans.Host.Reading;

/// <summary>What a question came to.</summary>
/// <param name="Lines">The answer for people.</param>
/// <param name="Document">The same for programs: serialised as it is.</param>
/// <param name="ExitCode">The exit code that fits.</param>
internal sealed record Answer(IEnumerable<string> Lines, object Document, int ExitCode = ExitCodes.Done);
