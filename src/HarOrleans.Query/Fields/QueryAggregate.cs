namespace HarOrleans.Query;

/// <summary>Which of a metric's values is meant.</summary>
public enum QueryAggregate
{
    /// <summary>The latest; what is meant where nothing is said, and the only one of fields that are no metrics.</summary>
    Last,

    /// <summary>The smallest.</summary>
    Min,

    /// <summary>The largest.</summary>
    Max,

    /// <summary>The best, by the direction of the metric.</summary>
    Best,
}
