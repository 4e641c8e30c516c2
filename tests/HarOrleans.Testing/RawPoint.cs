namespace HarOrleans.Testing;

/// <summary>A point as it is stored.</summary>
/// <param name="RunId">Its run.</param>
/// <param name="Trial">The trial's number, of a trial's run.</param>
/// <param name="Key">Its metric.</param>
/// <param name="Writer">The attempt that wrote it, or 0.</param>
/// <param name="Cursor">Its place among the run's points.</param>
/// <param name="Sequence">The writer's number of it.</param>
/// <param name="Step">Its step.</param>
/// <param name="Value">Its value.</param>
/// <param name="Hidden">Whether a later attempt took its place.</param>
public sealed record RawPoint(string RunId, int? Trial, string Key, int Writer, long Cursor, long Sequence, long Step, double Value, bool Hidden);
