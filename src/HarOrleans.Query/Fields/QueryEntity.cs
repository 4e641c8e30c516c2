namespace HarOrleans.Query;

/// <summary>What a field belongs to.</summary>
public enum QueryEntity
{
    /// <summary>What a row has by itself: state, name, times. Written without a prefix, or after <c>attributes.</c> (<c>attribute</c>, <c>attr</c>, <c>run</c>).</summary>
    Attribute,

    /// <summary>After <c>metrics.</c> or <c>metric.</c>; always a number.</summary>
    Metric,

    /// <summary>After <c>params.</c> (<c>param</c>, <c>parameter</c>, <c>parameters</c>).</summary>
    Param,

    /// <summary>After <c>tags.</c> or <c>tag.</c></summary>
    Tag,
}
