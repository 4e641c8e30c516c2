namespace HarOrleans.Training;

/// <summary>The objective <c>har-raw-lstm</c>; its settings and parameters are those of <see cref="HarLstm"/>.</summary>
public static class HarRawLstm
{
    /// <summary>The objective's name.</summary>
    public const string Name = "har-raw-lstm";
}
