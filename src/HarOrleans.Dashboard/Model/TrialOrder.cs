namespace HarOrleans.Dashboard;

/// <summary>What a study's trials can be sorted by.</summary>
internal static class TrialOrder
{
    /// <summary>The rows in the order that an address asks for; as they come where it asks for none that is known.</summary>
    public static IEnumerable<TrialRow> Apply(string? sort, IEnumerable<TrialRow> rows, DateTimeOffset now)
    {
        var order = SortOrder.Of(sort);
        return order.Key switch
        {
            "number" => order.Apply(rows, row => row.Number),
            "state" => order.Apply(rows, row => row.State),
            "value" => order.Apply(rows, row => row.Value),
            "duration" => order.Apply(rows, row => row.RunningSince is { } since ? now - since : row.Duration),
            _ => rows,
        };
    }
}
