using System.Globalization;
using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Host.Output;
using HarOrleans.Host.Reading;
using HarOrleans.Host.Reading.Studies;

namespace HarOrleans.Host.ClusterVerbs;

/// <summary>What the verbs of <c>har cluster</c> answer.</summary>
internal static class ClusterAnswers
{
    private const int MostStudies = 1000;

    internal static async Task<Answer> ListAsync(HarClient client, bool dead, CancellationToken cancellationToken)
    {
        var trainers = (await client.GetQueueAsync(cancellationToken)).Trainers.ToDictionary(each => each.Silo);
        var silos = (await client.GetSilosAsync(dead, cancellationToken)).Select(each => Describe(each, trainers.GetValueOrDefault(each.Silo))).ToArray();
        var rows = silos.Select(each => (IReadOnlyList<string>)
        [
            each.Silo,
            each.Draining == true ? "draining" : each.Status.ToLowerInvariant(),
            string.Join(',', each.Roles),
            each.Slots is { } slots ? FormattableString.Invariant($"{each.Busy!.Count} of {slots}") : "",
            string.Join(' ', each.Labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"{label.Key}={label.Value}")),
        ]);
        return new(TextTable.Lines(["silo", "status", "roles", "busy", "labels"], rows), new ClusterDocument(silos));
    }

    internal static async Task<Answer> QueueAsync(HarClient client, int most, CancellationToken cancellationToken)
    {
        var queue = await client.GetQueueAsync(cancellationToken);
        var names = (await client.Studies.ListAsync(0, MostStudies, cancellationToken)).ToDictionary(each => each.Id, each => each.Name);
        var document = new QueueDocument(
            queue.Trainers.Sum(each => each.Slots.Count),
            queue.Trainers.Sum(each => each.Busy.Count),
            [.. queue.Waiting.Select(each => Describe(each, names.GetValueOrDefault(each.Ticket.StudyId)))]);
        var rows = document.Waiting.Take(most == 0 ? int.MaxValue : most).Select(each => (IReadOnlyList<string>)
        [
            each.Position.ToString(CultureInfo.InvariantCulture),
            FormattableString.Invariant($"{each.Study ?? each.StudyId.ToString(CultureInfo.InvariantCulture)}/{each.Number}"),
            each.Priority.ToString(CultureInfo.InvariantCulture),
            each.Reason,
        ]);
        string[] head = [FormattableString.Invariant($"{document.Busy} of {document.Slots} slots are busy, {document.Waiting.Count} trials wait.")];
        return new(document.Waiting.Count == 0 ? head : [.. head, .. TextTable.Lines([">position", "trial", ">priority", "waits because"], rows)], document);
    }

    internal static async Task<Answer> DrainAsync(HarClient client, string silo, bool undo, CancellationToken cancellationToken)
    {
        await client.DrainAsync(silo, !undo, cancellationToken);
        return new(
            [undo ? $"Trainer {silo} takes trials again." : $"Trainer {silo} takes nothing new; what runs there goes on to its end."],
            new ClusterChangeDocument(undo ? "undrained" : "drained", silo));
    }

    internal static async Task<Answer> FirstAsync(HarClient client, string trial, CancellationToken cancellationToken)
    {
        var (study, number) = await FindAsync(client, trial, cancellationToken);
        await client.MoveFirstAsync(study, number, cancellationToken);
        return new([$"Trial {trial} is the next to start on a slot that suits it."], new ClusterChangeDocument("first", trial));
    }

    internal static async Task<Answer> CancelAsync(HarClient client, string trial, CancellationToken cancellationToken)
    {
        var (study, number) = await FindAsync(client, trial, cancellationToken);
        await client.Studies.Get(study).CancelTrialAsync(number, cancellationToken);
        return new([$"Trial {trial} was cancelled: it is FAIL, and nothing tries it again."], new ClusterChangeDocument("cancelled", trial));
    }

    private static async Task<(long Study, int Number)> FindAsync(HarClient client, string trial, CancellationToken cancellationToken)
    {
        var slash = trial.LastIndexOf('/');
        return slash > 0 && int.TryParse(trial[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? ((await StudyFinder.FindAsync(client, trial[..slash], cancellationToken)).Id, number)
            : throw new BadInputException($"STUDY/N '{trial}': this is no trial. Give a study's name and a number, for example study/3.");
    }

    private static SiloDocument Describe(SiloInfo silo, TrainerStatus? trainer) => new(
        silo.Silo,
        silo.Status,
        silo.Roles,
        silo.Labels,
        trainer?.Slots.Count,
        trainer is null ? null : [.. trainer.Busy.Values.Select(each => FormattableString.Invariant($"{each.StudyId}/{each.Number}"))],
        trainer?.Draining);

    private static WaitingDocument Describe(WaitingTrial waiting, string? study) => new(
        waiting.Position, study, waiting.Ticket.StudyId, waiting.Ticket.Number, waiting.Ticket.Priority, waiting.Ticket.Requires, waiting.Reason);
}
