namespace HarOrleans.Query.Syntax;

/// <summary>What follows a field, waiting for it.</summary>
internal delegate QueryNode Condition(QueryParseContext context, QueryField field);
