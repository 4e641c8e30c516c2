using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Tests.Support;

/// <summary>Ordinary values for tests.</summary>
public static class Some
{
    public static IReadOnlyDictionary<string, string> NoWords { get; } = new Dictionary<string, string>();

    /// <summary>Every part of a record, also those that compare by reference.</summary>
    public static void AssertSame(TrialRecord expected, TrialRecord actual) => Assert.Equal(StorageJson.Write(expected), StorageJson.Write(actual));

    public static RunSpec Run(string runId, string workspace = "default", long experiment = 3) =>
        new(runId, workspace, "local", experiment, "a run", null, NoWords, new Dictionary<string, string> { ["kind"] = "test" });

    public static string RunId(int i) => FormattableString.Invariant($"{i:x32}");

    public static RunBatch Points(int writer, params MetricPoint[] points) => new(writer, points, NoWords, NoWords);

    public static MetricPoint Point(long sequence, long step, double value, string key = "loss") => new(key, sequence, step, value, 1_700_000_000_000 + sequence);

    public static RunBatch Params(int writer, string key, string value) => new(writer, [], new Dictionary<string, string> { [key] = value }, NoWords);

    public static RunBatch Tags(int writer, string key, string value) => new(writer, [], NoWords, new Dictionary<string, string> { [key] = value });

    public static Evaluation Evaluation(double accuracy, double loss = 0.25)
    {
        var score = new ClassScore("WALKING", 1, accuracy, 0.9, 5);
        return new Evaluation("test", 3, ["WALKING", "SITTING"], [[4, 1], [0, 5]], accuracy, loss, [score, score with { Label = "SITTING" }], score, score);
    }
}
