namespace HarOrleans.Query;

/// <summary>Why a text is no query.</summary>
/// <param name="Column">Where, counted from 1 in UTF-16 units of the whole text; one past its length where the text ends too early.</param>
/// <param name="Message">What was expected there and what was found, in words for people; without the column.</param>
public sealed record QueryError(int Column, string Message);
