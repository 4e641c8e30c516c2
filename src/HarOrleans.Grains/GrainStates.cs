namespace HarOrleans.Grains;

/// <summary>Names of stored grain states: they outlive renames of the classes.</summary>
public static class GrainStates
{
    /// <summary>The storage provider that holds them.</summary>
    public const string Provider = "har";

    /// <summary>A study's specification, phase and budget.</summary>
    public const string Study = "study";

    /// <summary>An experiment's name and tags.</summary>
    public const string Experiment = "experiment";

    /// <summary>A registered model with its versions and aliases.</summary>
    public const string Model = "model";
}
