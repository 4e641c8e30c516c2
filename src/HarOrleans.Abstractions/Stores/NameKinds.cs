namespace HarOrleans.Abstractions;

/// <summary>Kinds of claimed names.</summary>
public static class NameKinds
{
    /// <summary>Studies.</summary>
    public const string Study = "study";

    /// <summary>Experiments.</summary>
    public const string Experiment = "experiment";

    /// <summary>Registered models.</summary>
    public const string Model = "model";
}
