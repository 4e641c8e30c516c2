using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Sqlite;

/// <summary>One unit of work in the writer's line.</summary>
internal interface IWrite
{
    /// <summary>Whether nobody waits for it any more.</summary>
    bool IsCancelled { get; }

    /// <summary>Whether its caller has heard how it ended.</summary>
    bool IsAnswered { get; }

    /// <summary>Does the work, and keeps its answer.</summary>
    void Run(DbSession session);

    /// <summary>Gives the answer out: the work is durable.</summary>
    void Complete();

    /// <summary>Gives an error out: nothing of the work is stored.</summary>
    void Fail(Exception error);

    /// <summary>Says that the work was never begun.</summary>
    void Cancel();
}
