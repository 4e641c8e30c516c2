using HarOrleans.Query;

namespace HarOrleans.Storage.Search;

/// <summary>What can be searched for in one sort of rows, and where it stands. The row's table has the name <c>r</c>.</summary>
/// <param name="Vocabulary">The names.</param>
/// <param name="Table">The row's table.</param>
/// <param name="Key">Its key, which its tags refer to.</param>
/// <param name="Tags">The table of tags.</param>
/// <param name="Attributes">Each attribute of the vocabulary.</param>
/// <param name="Newest">What the newest rows have the largest of; decides between equals.</param>
/// <param name="Id">What decides at last.</param>
internal sealed record SearchSchema(
    QueryVocabulary Vocabulary, string Table, string Key, string Tags, IReadOnlyDictionary<string, SearchColumn> Attributes, string Newest, string Id)
{
    private const string Name = "r.name";

    /// <summary>Keys of data sets are names of columns: the parser knows no others.</summary>
    private const string Inputs = "(SELECT i.run_no, i.context, s.name, s.digest FROM run_input i JOIN dataset s ON s.dataset_id = i.dataset_id)";

    /// <summary>A run's ancestors, its parent first; bounded, as anybody may write a parent.</summary>
    private const string Above =
        "WITH RECURSIVE above(id, n) AS (SELECT r.parent_run_id, 1 UNION ALL SELECT p.parent_run_id, above.n + 1 FROM above JOIN run p ON p.run_id = above.id WHERE above.n < 100)";

    /// <summary>Runs.</summary>
    public static SearchSchema Runs { get; } = new(
        RunVocabulary.Runs,
        "run",
        "run_no",
        "run_tag",
        new Dictionary<string, SearchColumn>
        {
            ["run_id"] = new("r.run_id", QueryKind.Text),
            ["name"] = new(Name, QueryKind.Text),
            ["run_name"] = new(Name, QueryKind.Text),
            ["run name"] = new(Name, QueryKind.Text),
            ["status"] = new("r.status", QueryKind.Text),
            ["state"] = new("r.status", QueryKind.Text),
            ["owner"] = new("r.owner", QueryKind.Text),
            ["user_id"] = new("r.owner", QueryKind.Text),
            ["experiment"] = new("(SELECT e.name FROM experiment e WHERE e.experiment_id = r.experiment_id)", QueryKind.Text),
            ["experiment_id"] = new("r.experiment_id", QueryKind.Number),
            ["parent_run_id"] = new("r.parent_run_id", QueryKind.Text),
            ["root_run_id"] = new($"COALESCE(({Above} SELECT id FROM above WHERE id IS NOT NULL ORDER BY n DESC LIMIT 1), r.run_id)", QueryKind.Text),
            ["depth"] = new($"({Above} SELECT COUNT(*) FROM above WHERE id IS NOT NULL)", QueryKind.Number),
            ["study"] = new("(SELECT s.name FROM trial t JOIN study s ON s.study_id = t.study_id WHERE t.trial_id = r.trial_id)", QueryKind.Text),
            ["trial"] = new("(SELECT t.number FROM trial t WHERE t.trial_id = r.trial_id)", QueryKind.Number),
            ["value"] = new("(SELECT t.value FROM trial t WHERE t.trial_id = r.trial_id)", QueryKind.Number),
            ["reason"] = new("r.reason", QueryKind.Text),
            ["created"] = new("r.created_at", QueryKind.Time),
            ["started"] = new("r.started_at", QueryKind.Time),
            ["start_time"] = new("r.started_at", QueryKind.Time),
            ["ended"] = new("r.ended_at", QueryKind.Time),
            ["end_time"] = new("r.ended_at", QueryKind.Time),
            ["duration"] = new("(CAST(r.ended_at - r.started_at AS DOUBLE PRECISION) / 10000000.0)", QueryKind.Number),
        },
        "COALESCE(r.started_at, r.created_at)",
        "r.run_id");

    /// <summary>Experiments.</summary>
    public static SearchSchema Experiments { get; } = new(
        RunVocabulary.Experiments,
        "experiment",
        "experiment_id",
        "experiment_tag",
        new Dictionary<string, SearchColumn>
        {
            ["name"] = new(Name, QueryKind.Text),
            ["owner"] = new("r.owner", QueryKind.Text),
            ["experiment_id"] = new("r.experiment_id", QueryKind.Number),
            ["created"] = new("r.created_at", QueryKind.Time),
            ["creation_time"] = new("r.created_at", QueryKind.Time),
            ["updated"] = new("r.updated_at", QueryKind.Time),
            ["last_update_time"] = new("r.updated_at", QueryKind.Time),
        },
        "r.created_at",
        "r.experiment_id");

    /// <summary>The table of a field that is no attribute, and the column of its value.</summary>
    public (string Table, string Value) Place(QueryField field) => field.Entity switch
    {
        QueryEntity.Param => ("run_param", "value"),
        QueryEntity.Tag => (Tags, "value"),
        QueryEntity.Dataset => (Inputs, field.Key),
        _ => ("run_metric", Column(field)),
    };

    private static string Column(QueryField field) => field.Aggregate switch
    {
        QueryAggregate.Min => "low",
        QueryAggregate.Max => "high",
        QueryAggregate.Best => RunVocabulary.IsSmallerBetter(field.Key) ? "low" : "high",
        _ => "last_value",
    };
}
