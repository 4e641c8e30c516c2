using System.Text;
using System.Text.Json;
using HarOrleans.Contracts;
using HarOrleans.Host.StudyVerbs;
using Parquet;

namespace HarOrleans.Host.Tests.StudyVerbs;

/// <summary>The table of trials in all of its forms: every state, every kind of value, attributes and reports.</summary>
public sealed class TrialsFileTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly StudySpec Spec = new()
    {
        Name = "study",
        Experiment = "study",
        Space = [new("lr", new FloatDistribution(0, 1)), new("n", new IntDistribution(1, 9)), new("kind", new CategoricalDistribution([ParamValue.Null, ParamValue.Of(true), ParamValue.Of(1), ParamValue.Of(1.0), ParamValue.Of("a,b")]))],
        Objective = ObjectiveSpec.AskTell,
        Sampler = new("tpe", 0, new Dictionary<string, string>()),
        Pruner = new("nop", new Dictionary<string, string>()),
    };

    private static readonly FrozenTrial[] Trials =
    [
        Trial(0, TrialState.Complete, ParamValue.Null, [0.5]) with { UserAttributes = new Dictionary<string, string> { ["f1"] = "0.75", ["note"] = "\"good\"" }, Intermediates = [new(1, 0.25), new(3, 1)] },
        Trial(1, TrialState.Pruned, ParamValue.Of(true), [1]) with { Reason = "below the median", Intermediates = [new(1, double.NaN)] },
        Trial(2, TrialState.Fail, ParamValue.Of(1), null) with { Reason = "out of memory" },
        Trial(3, TrialState.Running, ParamValue.Of(1.0), null) with { FinishedAt = null },
        Trial(4, TrialState.Waiting, ParamValue.Of("a,b"), null) with { StartedAt = null, FinishedAt = null },
    ];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task As_csv_a_float_stays_a_float_and_what_is_missing_is_empty() => Assert.Equal(
        """"
        number,value,datetime_start,datetime_complete,duration,params_lr,params_n,params_kind,user_attrs_f1,user_attrs_note,state,reason
        0,0.5,2026-01-02 03:04:05.000000,2026-01-02 03:04:07.500000,2.5,0.125,3,,0.75,"""good""",COMPLETE,
        1,1.0,2026-01-02 03:04:05.000000,2026-01-02 03:04:07.500000,2.5,0.125,3,true,,,PRUNED,below the median
        2,,2026-01-02 03:04:05.000000,2026-01-02 03:04:07.500000,2.5,0.125,3,1,,,FAIL,out of memory
        3,,2026-01-02 03:04:05.000000,,,0.125,3,1.0,,,RUNNING,
        4,,,,,0.125,3,"a,b",,,WAITING,

        """".ReplaceLineEndings("\r\n"),
        Encoding.UTF8.GetString(await WriteAsync(TrialsFile.Csv)));

    [Fact]
    public async Task As_json_every_value_keeps_its_kind()
    {
        using var document = JsonDocument.Parse(await WriteAsync(TrialsFile.Json, intermediates: true));
        var rows = document.RootElement.EnumerateArray().ToArray();

        Assert.Equal(["null", "true", "1", "1.0", "\"a,b\""], rows.Select(x => x.GetProperty("params_kind").GetRawText()));
        Assert.Equal(["0.5", "1.0", "null", "null", "null"], rows.Select(x => x.GetProperty("value").GetRawText()));
        Assert.Equal(["COMPLETE", "PRUNED", "FAIL", "RUNNING", "WAITING"], rows.Select(x => x.GetProperty("state").GetString()));
        Assert.Equal(["0.25", "null", "null", "null", "null"], rows.Select(x => x.GetProperty("intermediate_values_1").GetRawText()));
        Assert.Equal("1.0", rows[0].GetProperty("intermediate_values_3").GetRawText());
        Assert.Equal(At, rows[0].GetProperty("datetime_start").GetDateTimeOffset());
    }

    [Fact]
    public async Task As_parquet_each_column_has_its_type_and_a_mixed_one_is_text()
    {
        using var stream = new MemoryStream(await WriteAsync(TrialsFile.ParquetFormat, intermediates: true));
        await using var reader = await ParquetReader.CreateAsync(stream, cancellationToken: Cancelled);
        var types = reader.Schema.GetDataFields().ToDictionary(x => x.Name, x => x.ClrType);

        Assert.Equal([typeof(long), typeof(double), typeof(long), typeof(ReadOnlyMemory<char>), typeof(double), typeof(DateTime)], new[] { "number", "value", "params_n", "params_kind", "intermediate_values_1", "datetime_start" }.Select(x => types[x]));
        Assert.Equal([null, "true", "1", "1.0", "a,b"], await TextAsync(reader, "params_kind"));
        Assert.Equal(["COMPLETE", "PRUNED", "FAIL", "RUNNING", "WAITING"], await TextAsync(reader, "state"));
    }

    [Fact]
    public void Several_objectives_have_a_column_each_under_their_names()
    {
        var spec = Spec with { Directions = [StudyDirection.Maximize, StudyDirection.Minimize] };

        Assert.Equal(["number", "values_0", "values_1"], TrialsTable.Of(spec, Trials).Columns.Take(3));
        Assert.Equal(["number", "values_accuracy", "values_seconds"], TrialsTable.Of(spec with { MetricNames = ["accuracy", "seconds"] }, Trials).Columns.Take(3));
    }

    private static FrozenTrial Trial(int number, TrialState state, ParamValue kind, double[]? values) =>
        FrozenTrial.Create(state, new Dictionary<string, ParamValue> { ["lr"] = ParamValue.Of(0.125), ["n"] = ParamValue.Of(3), ["kind"] = kind }, values) with
        {
            Number = number,
            StartedAt = At,
            FinishedAt = At.AddSeconds(2.5),
        };

    private static async Task<byte[]> WriteAsync(string format, bool intermediates = false)
    {
        using var stream = new MemoryStream();
        await TrialsFile.WriteAsync(TrialsTable.Of(Spec, Trials, intermediates), format, stream, Cancelled);
        return stream.ToArray();
    }

    private static async Task<string?[]> TextAsync(ParquetReader reader, string column)
    {
        using var group = reader.OpenRowGroupReader(0);
        var field = reader.Schema.GetDataFields().Single(x => x.Name == column);
        var values = new string?[Trials.Length];
        await group.ReadAsync(field, values.AsMemory()!, cancellationToken: Cancelled);
        return values;
    }
}
