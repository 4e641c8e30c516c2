namespace HarOrleans.Query.Syntax;

/// <summary>Reads a token at a place of the text.</summary>
/// <param name="context">The reading.</param>
/// <param name="offset">Where the token would begin; may be the end of the text.</param>
/// <param name="value">The token's value.</param>
/// <returns>Its length; -1 when it is not there, or was refused.</returns>
internal delegate int TokenReader<T>(QueryParseContext context, int offset, out T value);
