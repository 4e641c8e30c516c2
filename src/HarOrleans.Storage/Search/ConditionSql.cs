using HarOrleans.Query;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Search;

/// <summary>Conditions on one value that is there, as <see cref="QueryEvaluator"/> decides them. Truth comes out for every value but NULL.</summary>
/// <param name="arguments">Takes the values.</param>
/// <param name="now">What ages count from.</param>
internal sealed class ConditionSql(SearchArguments arguments, DateTimeOffset now)
{
    private const string True = "1 = 1";
    private const string False = "1 = 0";

    /// <summary>The condition that a value compares so.</summary>
    public string Compare(string sql, QueryKind kind, QueryOperator @operator, QueryValue value) => kind switch
    {
        QueryKind.Number => Number(sql, @operator, (QueryNumber)value),
        QueryKind.Time => $"{sql} {Sign(@operator)} {arguments.Add(Ticks(value))}",
        _ => Text(sql, @operator, value),
    };

    /// <summary>The condition that a metric, whose NaN is NULL, compares so; NULL counts as false.</summary>
    public string CompareMetric(string sql, QueryOperator @operator, QueryNumber number) => (double.IsNaN(number.Value), @operator) switch
    {
        (true, QueryOperator.Equal) => $"{sql} IS NULL",
        (true, QueryOperator.NotEqual) => $"{sql} IS NOT NULL",
        (true, _) => False,
        (false, QueryOperator.NotEqual) => $"({sql} IS NULL OR {sql} <> {arguments.Add(number.Value)})",
        _ => $"{sql} {Sign(@operator)} {arguments.Add(number.Value)}",
    };

    /// <summary>The condition that a value equals one of several.</summary>
    public string Among(string sql, QueryKind? kind, IReadOnlyList<QueryValue> values)
    {
        if (kind is not null && values.All(value => kind == QueryKind.Text ? value is QueryText : kind == QueryKind.Number && value is QueryNumber { Value: not double.NaN }))
        {
            return $"{sql} IN ({string.Join(", ", values.Select(value => arguments.Add(value is QueryNumber number ? number.Value : value.Text)))})";
        }

        return Balanced([.. values.Select(value => kind is { } known ? Compare(sql, known, QueryOperator.Equal, value) : CompareMetric(sql, QueryOperator.Equal, (QueryNumber)value))], "OR");
    }

    /// <summary>The condition that a text fits a pattern.</summary>
    public string Like(string sql, QueryLike like) => $"har_like({sql}, {arguments.Add(like.Pattern)}, {arguments.Add(like.IgnoreCase ? 1L : 0L)})";

    /// <summary>Several conditions as one, nested no deeper than need be: databases bound how deep.</summary>
    public static string Balanced(IReadOnlyList<string> conditions, string word)
    {
        if (conditions.Count == 1)
        {
            return $"({conditions[0]})";
        }

        var half = conditions.Count / 2;
        return $"({Balanced([.. conditions.Take(half)], word)} {word} {Balanced([.. conditions.Skip(half)], word)})";
    }

    private string Text(string sql, QueryOperator @operator, QueryValue value) => value switch
    {
        QueryNumber number => double.IsNaN(number.Value) ? NotANumber(sql, @operator) : AsNumber(sql, @operator, number),
        QueryBoolean truth => $"upper({sql}) {Sign(@operator)} {arguments.Add(truth.Value ? "TRUE" : "FALSE")}",
        QueryMoment or QueryAge =>
            $"CASE WHEN har_moment({sql}) IS NOT NULL THEN har_moment({sql}) {Sign(@operator)} {arguments.Add(Ticks(value))} ELSE {sql} {Sign(@operator)} {arguments.Add(value.Text)} END",
        _ => $"{sql} {Sign(@operator)} {arguments.Add(value.Text)}",
    };

    /// <summary>Text that reads as a number counts as one beside a number; NaN is only unequal to it; other text compares with the number's text.</summary>
    private string AsNumber(string sql, QueryOperator @operator, QueryNumber number) =>
        $"CASE WHEN har_number({sql}) IS NOT NULL THEN har_number({sql}) {Sign(@operator)} {arguments.Add(number.Value)} "
        + $"WHEN lower({sql}) = 'nan' THEN {(@operator == QueryOperator.NotEqual ? True : False)} ELSE {sql} {Sign(@operator)} {arguments.Add(number.Text)} END";

    private string NotANumber(string sql, QueryOperator @operator) => @operator switch
    {
        QueryOperator.Equal => $"lower({sql}) = 'nan'",
        QueryOperator.NotEqual => $"lower({sql}) <> 'nan'",
        _ => $"CASE WHEN har_number({sql}) IS NOT NULL OR lower({sql}) = 'nan' THEN {False} ELSE {sql} {Sign(@operator)} {arguments.Add("nan")} END",
    };

    private string Number(string sql, QueryOperator @operator, QueryNumber number) => double.IsNaN(number.Value)
        ? @operator == QueryOperator.NotEqual ? True : False
        : $"{sql} {Sign(@operator)} {arguments.Add(number.Value)}";

    private long Ticks(QueryValue value) => SqlValue.Time(value switch
    {
        QueryMoment moment => moment.Value,
        QueryAge age => age.Before(now),
        QueryNumber number => DateTimeOffset.FromUnixTimeMilliseconds((long)number.Value),
        _ => QueryMoment.Read(value.Text)!.Value,
    });

    private static string Sign(QueryOperator @operator) => @operator switch
    {
        QueryOperator.Equal => "=",
        QueryOperator.NotEqual => "<>",
        QueryOperator.Less => "<",
        QueryOperator.LessOrEqual => "<=",
        QueryOperator.Greater => ">",
        _ => ">=",
    };
}
