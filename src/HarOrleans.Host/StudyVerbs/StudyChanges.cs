using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Host.Output;
using HarOrleans.Host.Reading;

namespace HarOrleans.Host.StudyVerbs;

/// <summary>What the verbs of <c>har study</c> do that change a study; each says what the study is then.</summary>
internal static class StudyChanges
{
    internal static async Task<Answer> CreateAsync(HarClient client, StudySpec spec, bool takeExisting, CancellationToken cancellationToken)
    {
        var study = takeExisting ? await client.Studies.GetOrCreateAsync(spec, cancellationToken) : await client.Studies.CreateAsync(spec, cancellationToken);
        return Told("made", await study.GetAsync(cancellationToken));
    }

    internal static async Task<Answer> PauseAsync(HarClient client, StudyHandle study, CancellationToken cancellationToken) => Told("paused", await study.PauseAsync(cancellationToken));

    internal static async Task<Answer> ResumeAsync(HarClient client, StudyHandle study, CancellationToken cancellationToken) => Told("resumed", await study.ResumeAsync(cancellationToken));

    internal static async Task<Answer> StopAsync(HarClient client, StudyHandle study, CancellationToken cancellationToken) => Told("stopped", await study.StopAsync(cancellationToken));

    internal static async Task<Answer> DeleteAsync(HarClient client, StudyHandle study, CancellationToken cancellationToken)
    {
        var snapshot = await study.GetAsync(cancellationToken);
        await study.DeleteAsync(cancellationToken);
        return new([$"Study {snapshot.Spec.Name} is deleted; its runs stay in experiment {snapshot.Spec.Experiment}."], new StudyChangeDocument(snapshot.Spec.Name, study.Id, "DELETED", snapshot.Counts.Total));
    }

    internal static async Task<Answer> RenameAsync(StudyHandle study, string name, CancellationToken cancellationToken) => Told("renamed", await study.RenameAsync(name, cancellationToken));

    internal static async Task<Answer> CopyAsync(HarClient client, StudyHandle study, string name, CancellationToken cancellationToken) =>
        Told("a copy", await (await client.Studies.CopyAsync(study, name, cancellationToken)).GetAsync(cancellationToken));

    internal static async Task<Answer> ScheduleAsync(StudyHandle study, StudySchedule schedule, CancellationToken cancellationToken) =>
        Told("scheduled", await study.ScheduleAsync(schedule, cancellationToken));

    internal static Answer Told(string what, StudySnapshot study) => new(
        [FormattableString.Invariant($"Study {study.Spec.Name} is {what}: {TextFormat.Word(study.Phase)}, {study.Counts.Total} trials, {study.Counts.Finished} finished.")],
        new StudyChangeDocument(study.Spec.Name, study.Id, TextFormat.Word(study.Phase).ToUpperInvariant(), study.Counts.Total));
}
