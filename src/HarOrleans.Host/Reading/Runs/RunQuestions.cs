using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Host.Reading.Studies;

namespace HarOrleans.Host.Reading.Runs;

/// <summary>The questions of <c>har run</c>.</summary>
internal static class RunQuestions
{
    /// <summary>One run.</summary>
    internal static Question Show(string run) => async (client, cancellationToken) =>
        RunShowAnswer.Of(await RunFinder.FindAsync(client, run, cancellationToken));

    /// <summary>The newest runs, of one study or of all.</summary>
    internal static Question List(string? study, int limit) => async (client, cancellationToken) =>
    {
        var id = study is null ? (long?)null : (await StudyFinder.FindAsync(client, study, cancellationToken)).Id;
        var names = (await StudyFinder.ListAsync(client, cancellationToken)).ToDictionary(s => s.Id, s => s.Name);
        return RunListAnswer.Of(await RunFinder.AllAsync(client, id, cancellationToken).Take(limit).ToListAsync(cancellationToken), names);
    };

    /// <summary>Several runs beside each other.</summary>
    internal static Question Compare(IReadOnlyList<string> runs) => async (client, cancellationToken) =>
    {
        var found = new List<RunDetail>();
        foreach (var run in runs)
        {
            found.Add(await RunFinder.FindAsync(client, run, cancellationToken));
        }

        return RunCompareAnswer.Of(found);
    };
}
