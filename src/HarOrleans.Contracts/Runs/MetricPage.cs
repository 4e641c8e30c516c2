namespace HarOrleans.Contracts;

/// <summary>Visible metric points of a run that came after a cursor.</summary>
/// <param name="Revision">Grows when stored points were hidden; where it differs from the last answer's, drop what you have and read from cursor 0.</param>
/// <param name="Cursor">Ask with it next time.</param>
/// <param name="Points">The points in the order in which they were stored.</param>
/// <param name="More">Whether there were more than asked for.</param>
[GenerateSerializer, Immutable, Alias(Aliases.MetricPage)]
public sealed record MetricPage(int Revision, long Cursor, IReadOnlyList<MetricPoint> Points, bool More);
