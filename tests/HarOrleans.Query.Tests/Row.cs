namespace HarOrleans.Query.Tests;

/// <summary>A row by its fields as a query writes them.</summary>
internal sealed class Row : Dictionary<string, QueryValue>, IQueryRow
{
    public static readonly DateTimeOffset Now = new(2026, 3, 8, 12, 0, 0, TimeSpan.Zero);

    public QueryValue? Find(QueryField field) => this.GetValueOrDefault(field.ToString());

    public bool Matches(string text) => new QueryEvaluator(Now).Matches(Read.Node(text), this);
}
