using HarOrleans.Contracts;

namespace HarOrleans.Storage.Sql;

/// <summary>Adds many points of a run at once.</summary>
internal interface IBulkPoints
{
    /// <summary>From how many points on it is better than one after the other.</summary>
    int Least { get; }

    /// <summary>
    /// Adds the points that are not there yet, in their order, within the present unit of work; what was added of each metric. The caller holds the run and has
    /// seen that the writer may write.
    /// </summary>
    /// <param name="runNo">The run.</param>
    /// <param name="writer">Who writes.</param>
    /// <param name="points">The points, each with its metric.</param>
    Task<IReadOnlyList<AddedPoints>> AddAsync(long runNo, int writer, IEnumerable<(long MetricId, MetricPoint Point)> points);
}
