using System.Globalization;
using HarOrleans.Host.Output;
using HarOrleans.Training;

namespace HarOrleans.Host.ModelVerbs.Documents;

/// <summary>
/// Two models on the same rows. <c>differ</c> is whether the interval over people leaves zero out; McNemar's test stands beside it, and is the keener one, as it takes windows of one
/// person for independent.
/// </summary>
internal sealed record CompareDocument(
    string Dataset,
    bool Simulated,
    string Protocol,
    string Split,
    ComparedModel A,
    ComparedModel B,
    double Difference,
    IReadOnlyList<double> Interval,
    int Resamples,
    bool Differ,
    McNemarDocument Mcnemar)
{
    private const double Level = 0.05;

    /// <summary>The answer in one sentence.</summary>
    public string Verdict
    {
        get
        {
            var better = Difference > 0 ? "B" : "A";
            return (Differ, Mcnemar.PValue < Level) switch
            {
                (true, _) => $"They differ: {better} is better, and would most likely be so with other people.",
                (false, true) => $"No difference is shown: {better} is right more often on these rows, but with other people it might be otherwise.",
                _ => "No difference is shown: these rows do not tell them apart.",
            };
        }
    }

    internal static CompareDocument Of(
        ModelRows rows, ComparedModel a, ComparedModel b, SubjectBootstrap bootstrap, int resamples, McNemar test) => new(
        rows.Facts.Name,
        rows.Facts.Simulated,
        rows.Prepared.Protocol,
        rows.Name,
        a,
        b,
        bootstrap.Difference,
        [bootstrap.Low, bootstrap.High],
        resamples,
        bootstrap.Differ,
        new McNemarDocument(test.OnlyFirst, test.OnlySecond, test.PValue));

    /// <summary>The answer in words.</summary>
    internal IEnumerable<string> Lines() =>
    [
        .. TextTable.Lines([">subject", ">A", ">B", ">B - A"], A.Subjects.Keys.Select(who => (string[])[who, TextFormat.Value(A.Subjects[who]), TextFormat.Value(B.Subjects[who]), Signed(B.Subjects[who] - A.Subjects[who])])),
        "",
        $"Accuracy: A {TextFormat.Value(A.Accuracy)}, B {TextFormat.Value(B.Accuracy)}.",
        FormattableString.Invariant($"B - A = {Signed(Difference)}; over people {Signed(Interval[0])} to {Signed(Interval[1])} (95 %, {Resamples} draws of {A.Subjects.Count})."),
        FormattableString.Invariant($"McNemar: only A is right on {Mcnemar.OnlyA} rows, only B on {Mcnemar.OnlyB}; p = {Mcnemar.PValue.ToString("g3", CultureInfo.InvariantCulture)}, as if rows were independent."),
        "",
        Verdict,
    ];

    private static string Signed(double value) => value.ToString("+0.0000;-0.0000;0.0000", CultureInfo.InvariantCulture);
}
