namespace HarOrleans.Query.Syntax;

/// <summary>Something and where it stands in the text, counted from 0.</summary>
internal readonly record struct Located<T>(T Value, int Offset);
