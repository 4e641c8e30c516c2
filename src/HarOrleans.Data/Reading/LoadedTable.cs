namespace HarOrleans.Data.Reading;

/// <summary>A table, and the line where each activity first occurs, so that a later check can name it.</summary>
internal sealed record LoadedTable(string Path, HarTable Table, IReadOnlyDictionary<string, long> FirstLine);
