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

    /// <summary>
    /// After <c>datasets.</c> (<c>dataset</c>): <c>name</c>, <c>digest</c> or <c>context</c> of a data set that the row used. A row may have used several: a condition holds where it holds of any.
    /// </summary>
    Dataset,
}
