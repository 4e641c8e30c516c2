using HarOrleans.Client;
using HarOrleans.Contracts;

namespace HarOrleans.Host.Reading.Studies;

/// <summary>The questions of <c>har study</c>.</summary>
internal static class StudyQuestions
{
    /// <summary>Asks about the study of a name, about the only one where no name is given, or lists them where there are several.</summary>
    /// <param name="name">The study's name, or null.</param>
    /// <param name="ask">The question about one study.</param>
    internal static Question About(string? name, StudyQuestion ask) =>
        async (client, cancellationToken) =>
        {
            if (name is not null)
            {
                return await ask(client, await StudyFinder.FindAsync(client, name, cancellationToken), cancellationToken);
            }

            var studies = await StudyFinder.ListAsync(client, cancellationToken);
            return studies.Count == 1 ? await ask(client, client.Studies.Get(studies[0].Id), cancellationToken) : StudyListAnswer.Of(studies);
        };

    /// <summary>Lists the studies.</summary>
    internal static async Task<Answer> ListAsync(HarClient client, CancellationToken cancellationToken) =>
        StudyListAnswer.Of(await StudyFinder.ListAsync(client, cancellationToken));

    /// <summary>The study as a whole.</summary>
    internal static async Task<Answer> ShowAsync(HarClient client, StudyHandle study, CancellationToken cancellationToken)
    {
        var snapshot = await study.GetAsync(cancellationToken);
        var queue = snapshot is { Phase: StudyPhase.Running, Counts.Waiting: > 0 } ? await client.FindInQueueAsync(study.Id, cancellationToken: cancellationToken) : null;
        return StudyShowAnswer.Of(snapshot, (await study.GetTrialsAsync(0, cancellationToken)).Trials, queue?.Waiting);
    }

    /// <summary>Its best trial, with the evaluation.</summary>
    internal static async Task<Answer> BestAsync(HarClient client, StudyHandle study, CancellationToken cancellationToken)
    {
        var snapshot = await study.GetAsync(cancellationToken);
        if (snapshot.Spec.Directions.Count > 1)
        {
            return StudyFrontAnswer.Of(snapshot, await study.BestTrialsAsync(cancellationToken));
        }

        Evaluation? evaluation = snapshot.Best is { } best ? (await client.Runs.Get(best.RunId).GetAsync(cancellationToken)).Evaluation : null;
        return StudyBestAnswer.Of(snapshot, evaluation);
    }
}
