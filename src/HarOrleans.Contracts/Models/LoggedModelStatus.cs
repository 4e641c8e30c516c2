namespace HarOrleans.Contracts;

/// <summary>How far a logged model is, as MLflow names it.</summary>
public enum LoggedModelStatus
{
    /// <summary>Being made: files may still come.</summary>
    Pending,

    /// <summary>Complete.</summary>
    Ready,

    /// <summary>Its files did not all arrive.</summary>
    UploadFailed,
}
