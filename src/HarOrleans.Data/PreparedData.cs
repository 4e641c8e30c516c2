namespace HarOrleans.Data;

/// <summary>What training takes: scaled, encoded and split. Treat the arrays as read-only: trials that run at the same time share them.</summary>
/// <param name="Protocol">The protocol that made it, e.g. <c>notebook</c>.</param>
/// <param name="Classes">Class names, in ordinal (alphabetical) order; a label is an index into it.</param>
/// <param name="FeatureCount">Features a row; of several time steps, a step.</param>
/// <param name="TrainX">Row-major, train rows x FeatureCount.</param>
/// <param name="TrainY">Labels of the train rows.</param>
/// <param name="ValidationX">Row-major, validation rows x FeatureCount.</param>
/// <param name="ValidationY">Labels of the validation rows.</param>
public sealed record PreparedData(
    string Protocol,
    IReadOnlyList<string> Classes,
    int FeatureCount,
    float[] TrainX,
    int[] TrainY,
    float[] ValidationX,
    int[] ValidationY)
{
    /// <summary>Time steps a row: more than one for raw windows, whose rows are Steps x FeatureCount values, step after step.</summary>
    public int Steps { get; init; } = 1;

    /// <summary>What <see cref="ValidationX"/> is: <c>test</c> where it is the test file, <c>validation</c> where it is a part of the training file.</summary>
    public string ValidationName { get; init; } = "test";

    /// <summary>Who the validation rows are of, one number a row; empty where that is not known.</summary>
    public int[] ValidationSubjects { get; init; } = [];

    /// <summary>The test file, where the protocol keeps it apart; else null.</summary>
    public TestRows? Test { get; init; }

    /// <summary>Names of the features, FeatureCount of them; empty where the data did not come from a data set.</summary>
    public IReadOnlyList<string> FeatureNames { get; init; } = [];

    /// <summary>How the features were scaled, or null where they were not.</summary>
    public FeatureScaling? Scaling { get; init; }
}
