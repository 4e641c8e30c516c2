using HarOrleans.Contracts;

namespace HarOrleans.Training;

/// <summary>The one figure of the test file.</summary>
/// <param name="Evaluation">On all rows of the test file.</param>
/// <param name="Subjects">One score a person, by number.</param>
public sealed record TestResult(Evaluation Evaluation, IReadOnlyList<SubjectScore> Subjects)
{
    /// <summary>The 95 % interval of the accuracy; see <see cref="SubjectInterval"/>.</summary>
    public (double Low, double High) Interval => SubjectInterval.Of(Subjects);
}
