namespace HarOrleans.Training;

/// <summary>The objectives of this room.</summary>
public static class HarObjectives
{
    /// <summary>Whether an objective's samples are raw sensor windows instead of rows of features; null where it is none of this room's.</summary>
    /// <param name="objective">Its name.</param>
    public static bool? ReadsWindows(string objective) => objective switch
    {
        HarLstm.Name => false,
        HarRawLstm.Name or HarCnn.Name => true,
        _ => null,
    };
}
