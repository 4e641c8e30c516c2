namespace HarOrleans.Data.Understanding;

/// <summary>One thing that is wrong with a file.</summary>
/// <param name="Line">The line in the uncompressed file, from 1 (the header's), or null where the whole file is meant.</param>
/// <param name="Column">The column's name, or null where no one column is meant.</param>
/// <param name="Value">The text that was found, at most 80 characters of it, or null.</param>
/// <param name="Message">What is wrong, a sentence without its full stop.</param>
public sealed record DataProblem(long? Line, string? Column, string? Value, string Message);
