namespace HarOrleans.Contracts;

/// <summary>A study of this name exists and was made with other settings. Nothing was changed.</summary>
[GenerateSerializer, Alias(Aliases.StudyMismatchException)]
public sealed class StudyMismatchException : HarException
{
    /// <summary>Creates the error.</summary>
    /// <param name="study">The study's name.</param>
    /// <param name="field">The field that differs, e.g. <c>epochs</c>.</param>
    /// <param name="stored">The value that the study was made with.</param>
    /// <param name="given">The value that was asked for.</param>
    public StudyMismatchException(string study, string field, string stored, string given)
        : base($"Study '{study}' was made with {field} = {stored}, but {field} = {given} was asked for. Use the same {field}, or another study name.")
    {
        Study = study;
        Field = field;
        Stored = stored;
        Given = given;
    }

    /// <summary>The study's name.</summary>
    [Id(0)] public string Study { get; }

    /// <summary>The field that differs.</summary>
    [Id(1)] public string Field { get; }

    /// <summary>The value that the study was made with.</summary>
    [Id(2)] public string Stored { get; }

    /// <summary>The value that was asked for.</summary>
    [Id(3)] public string Given { get; }
}
