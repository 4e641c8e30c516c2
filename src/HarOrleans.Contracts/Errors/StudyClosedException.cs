namespace HarOrleans.Contracts;

/// <summary>The study starts no trial now: it is paused or stopped, or its budget is spent. Nothing was changed.</summary>
[GenerateSerializer, Alias(Aliases.StudyClosedException)]
public sealed class StudyClosedException : HarException
{
    /// <summary>Creates the error.</summary>
    /// <param name="study">The study's name.</param>
    /// <param name="why">Why, and what to do, in words for people.</param>
    public StudyClosedException(string study, string why) : base($"Study '{study}' starts no trial now: {why}") => Study = study;

    /// <summary>The study's name.</summary>
    [Id(0)] public string Study { get; }
}
