namespace HarOrleans.Contracts;

/// <summary>Which of active and deleted things are meant, as MLflow names it.</summary>
public enum ViewType
{
    /// <summary>Those that are not deleted; a run of a deleted experiment counts as deleted.</summary>
    ActiveOnly,

    /// <summary>Deleted ones.</summary>
    DeletedOnly,

    /// <summary>Both.</summary>
    All,
}
