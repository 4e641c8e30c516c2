using System.Globalization;
using HarOrleans.Contracts;
using HarOrleans.Host.Output;
using HarOrleans.Host.Reading.Documents;

namespace HarOrleans.Host.Reading.Runs;

/// <summary>Runs, newest first.</summary>
internal static class RunListAnswer
{
    internal static Answer Of(IReadOnlyList<RunInfo> runs, IReadOnlyDictionary<long, string> studies)
    {
        var heads = runs.Select(r => RunHead.Of(r, r.StudyId is { } id ? studies.GetValueOrDefault(id) : null)).ToList();
        return new Answer(
            heads.Count == 0 ? ["There is no run here yet."] : TextTable.Lines(["run", "name", "study/trial", "status", ">seconds", "made (UTC)"], heads.Select(Row)),
            new RunListDocument(heads));
    }

    private static string[] Row(RunHead run) =>
    [
        run.Run,
        run.Name,
        run.Trial is null ? "" : run.Short(),
        run.Status,
        run.Seconds?.ToString("0.0", CultureInfo.InvariantCulture) ?? "-",
        TextFormat.Moment(run.Created),
    ];
}
