using System.Globalization;
using HarOrleans.Contracts;
using HarOrleans.Host.Output;
using HarOrleans.Host.Reading.Documents;

namespace HarOrleans.Host.Reading.Studies;

/// <summary>The studies, latest change first.</summary>
internal static class StudyListAnswer
{
    private static readonly string[] Columns = ["study", "phase", ">finished", ">target", ">best", ">trial", "changed (UTC)"];

    internal static Answer Of(IReadOnlyList<StudySummary> studies) => new(
        studies.Count == 0 ? ["There is no study here yet. har demo makes one."] : TextTable.Lines(Columns, studies.Select(Row)),
        new StudyListDocument([.. studies.Select(Entry)]));

    private static string[] Row(StudySummary study) =>
    [
        study.Name,
        TextFormat.Word(study.Phase),
        study.Counts.Finished.ToString(CultureInfo.InvariantCulture),
        study.Target?.ToString(CultureInfo.InvariantCulture) ?? "-",
        study.BestValue is { } value ? TextFormat.Value(value) : "-",
        study.BestNumber?.ToString(CultureInfo.InvariantCulture) ?? "-",
        TextFormat.Moment(study.UpdatedAt),
    ];

    private static StudyListEntry Entry(StudySummary study) => new(
        study.Name,
        TextFormat.Word(study.Phase),
        study.Counts,
        study.Target,
        study is { BestValue: { } value, BestNumber: { } number } ? new StudyListBest(number, value) : null,
        study.CreatedAt.UtcDateTime,
        study.UpdatedAt.UtcDateTime);
}
