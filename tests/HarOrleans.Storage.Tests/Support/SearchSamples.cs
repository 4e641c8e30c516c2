using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using HarOrleans.Contracts;

namespace HarOrleans.Storage.Tests.Support;

/// <summary>Random runs, and random queries about them.</summary>
internal static class SearchSamples
{
    public static readonly DateTimeOffset Now = new(2026, 3, 8, 12, 0, 0, TimeSpan.Zero);

    private static readonly string[] Texts = ["0.1", "1e-1", "adam", "Adam", "nan", "inf", "", "2026-03-05", "2026-03-05T10:30:00.5Z", "true", "größe", "it's", "%_", "\\", "'; DROP TABLE run; --", "10", "9"];
    private static readonly double[] Numbers = [0.1, 10, -1, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0];
    private static readonly string[] Keys = ["a", "b c", "it's`"];
    private static readonly string[] Signs = ["=", "!=", "<", "<=", ">", ">="];

    /// <summary>A run's params, tags and points; everything may be missing.</summary>
    public static readonly Gen<RunImport> Run =
        from parameters in Words
        from tags in Words
        from points in Gen.ListOf(from key in Gen.Elements("a", "loss") from value in Gen.Elements(Numbers) select (key, value), 4)
        from count in Gen.Choose(0, 4)
        from status in Gen.Elements(RunStatus.Finished, RunStatus.Failed, RunStatus.Killed)
        from days in Gen.Choose(0, 6)
        from hours in Gen.Choose(-1, 3)
        from parent in Gen.Elements(null, Some.RunId(1))
        select new RunImport(
            Some.Run(Some.RunId(0)) with { Params = parameters, Tags = tags, ParentRunId = parent, Name = parameters.Values.FirstOrDefault(text => text.Length > 0) ?? "run" },
            status,
            null,
            Now.AddDays(-days),
            hours < 0 ? null : Now.AddDays(-days).AddHours(hours),
            null,
            [.. points.Take(count).Select((point, i) => new MetricPoint(point.key, i, i, point.value, 0))],
            []);

    /// <summary>The data sets that a run used: none, one or some.</summary>
    public static readonly Gen<RunInput[]> Inputs =
        from inputs in Gen.ListOf(
            from name in Gen.Elements("a/train", "a/test")
            from digest in Gen.Elements("d1", "d2", "10")
            from context in Gen.Elements(RunInput.Training, RunInput.Testing)
            select new RunInput(new Dataset(name, digest, "local", "{}", null, null), context),
            3)
        from count in Gen.Choose(0, 3)
        select inputs.Take(count).Distinct().ToArray();

    /// <summary>A query with conditions on what the runs have and have not.</summary>
    public static readonly Gen<string> Query = Gen.Sized(size => Tree(Math.Min(size, 8)));

    private static Gen<Dictionary<string, string>> Words =>
        from pairs in Gen.ListOf(from key in Gen.Elements("a", "b c") from value in Gen.Elements(Texts) select (key, value), 3)
        from count in Gen.Choose(0, 3)
        select pairs.Take(count).DistinctBy(pair => pair.key).ToDictionary(pair => pair.key, pair => pair.value);

    private static Gen<string> Value => Gen.OneOf(
        Gen.Elements(Texts).Select(Quote),
        Gen.Elements(Numbers).Select(Number),
        Gen.Elements("true", "false", "-3d", "-50h", "2026-03-05", "2026-03-05T10:30"));

    private static Gen<string> Word => from entity in Gen.Elements("params", "tags") from key in Gen.Elements(Keys) select $"{entity}.`{key.Replace("`", "``", StringComparison.Ordinal)}`";

    private static Gen<string> DatasetField => Gen.Elements("datasets.name", "datasets.digest", "datasets.context");

    private static Gen<string> DatasetLeaf => Gen.OneOf(
        from left in DatasetField from sign in Gen.Elements(Signs) from value in Gen.Elements("'a/train'", "'d1'", "10", "9.5", "'testing'", "nan", "true", "-3d", "'it''s'") select $"{left} {sign} {value}",
        from left in DatasetField from not in Not from one in Gen.Elements("'a/test'", "d2", "training") from other in Gen.Elements("'a/train'", "10") select $"{left} {not}in ({one}, {other})",
        from left in DatasetField from not in Not from pattern in Gen.Elements("a/%", "%t%", "_1", "") select $"{left} {not}like {Quote(pattern)}",
        from left in DatasetField from not in Not select $"{left} is {not}null");

    private static Gen<string> Metric => from key in Gen.Elements("a", "loss", "none") from which in Gen.Elements("", ".last", ".min", ".max", ".best") select $"metrics.{key}{which}";

    private static Gen<string> Leaf => Gen.OneOf(
        DatasetLeaf,
        from left in Word from sign in Gen.Elements(Signs) from value in Value select $"{left} {sign} {value}",
        from left in Word from not in Not from one in Value from other in Value select $"{left} {not}in ({one}, {other})",
        from left in Gen.OneOf(Word, Gen.Elements("name", "status", "parent_run_id"))
        from not in Not
        from like in Gen.Elements("like", "ilike")
        from pattern in Gen.Elements("%a%", "A%", "_", "%", "", "0_1", "%'%", "\\", "%FIN%", "Größ_")
        select $"{left} {not}{like} {Quote(pattern)}",
        from left in Metric from sign in Gen.Elements(Signs) from number in Gen.Elements(Numbers) select $"{left} {sign} {Number(number)}",
        from left in Metric from not in Not from one in Gen.Elements(Numbers) from other in Gen.Elements(Numbers) select $"{left} {not}in ({Number(one)}, {Number(other)})",
        from left in Gen.OneOf(Word, Metric, Gen.Elements("ended", "parent_run_id", "duration")) from not in Not select $"{left} is {not}null",
        from left in Gen.Elements("started", "ended") from sign in Gen.Elements(Signs) from age in Gen.Elements("-3d", "-50h", "2026-03-05", "'2026-03-05T12:00'", "1772712000000") select $"{left} {sign} {age}",
        from sign in Gen.Elements(Signs) from number in Gen.Elements("3600", "0", "nan", "-inf") select $"duration {sign} {number}",
        from sign in Gen.Elements("=", "!=") from word in Gen.Elements("complete", "failed", "'KILLED'", "running") select $"status {sign} {word}",
        from left in Gen.Elements("name", "run_id") from sign in Gen.Elements(Signs) from value in Value select $"{left} {sign} {value}");

    private static Gen<string> Not => Gen.Elements("", "not ");

    private static Gen<string> Tree(int size) => size <= 1
        ? Leaf
        : Gen.OneOf(
            Leaf,
            Tree(size / 2).Select(part => $"not ({part})"),
            from one in Tree(size / 2) from other in Tree(size / 2) select $"({one}) and ({other})",
            from one in Tree(size / 2) from other in Tree(size / 2) select $"({one}) or ({other})");

    private static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Number(double number) => double.IsNaN(number) ? "nan" : double.IsInfinity(number) ? (number > 0 ? "inf" : "-inf") : number.ToString("R", CultureInfo.InvariantCulture);
}
