namespace HarOrleans.Contracts;

/// <summary>Which values of the objective are better.</summary>
[GenerateSerializer, Alias(Aliases.StudyDirection)]
public enum StudyDirection
{
    /// <summary>Smaller is better.</summary>
    Minimize,

    /// <summary>Larger is better.</summary>
    Maximize,
}
