using System.Globalization;
using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Host.Reading.Studies;

namespace HarOrleans.Host.Reading.Runs;

/// <summary>Finds the run that somebody named: by its id, by the beginning of its id, or as <c>STUDY/N</c>, the run of a study's trial.</summary>
internal static class RunFinder
{
    private const int IdLength = 32;
    private const int LeastLength = 4;
    private const int Page = 1000;

    /// <summary>The run.</summary>
    /// <exception cref="BadInputException">There is none, or the beginning fits several; the message names them or the nearest.</exception>
    internal static async Task<RunDetail> FindAsync(HarClient client, string text, CancellationToken cancellationToken)
    {
        var id = text.LastIndexOf('/') is var slash and >= 0
            ? await OfTrialAsync(client, text, text[..slash], text[(slash + 1)..], cancellationToken)
            : await OfIdAsync(client, text, cancellationToken);
        return await client.Runs.Get(id).GetAsync(cancellationToken);
    }

    /// <summary>All runs, newest first; of one study where its id is given.</summary>
    internal static async IAsyncEnumerable<RunInfo> AllAsync(
        HarClient client, long? study, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var experiment = study is { } id ? (await client.Studies.Get(id).GetAsync(cancellationToken)).ExperimentId : (long?)null;
        for (var skip = 0; ; skip += Page)
        {
            var page = await client.Runs.ListAsync(experiment, skip, Page, cancellationToken);
            foreach (var run in page.Where(r => study is null || r.StudyId == study))
            {
                yield return run;
            }

            if (page.Count < Page)
            {
                yield break;
            }
        }
    }

    private static async Task<string> OfTrialAsync(HarClient client, string text, string study, string number, CancellationToken cancellationToken)
    {
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n))
        {
            throw new BadInputException($"RUN '{text}': '{number}' is not a trial's number. Give STUDY/N, for example {study}/0, or a run's id.");
        }

        var handle = await StudyFinder.FindAsync(client, study, cancellationToken);
        var (trial, count) = await StudyFinder.TrialAsync(handle, n, cancellationToken);
        return trial?.RunId ?? throw new BadInputException(count == 0
            ? $"RUN '{text}': study {study} has no trial yet."
            : string.Create(CultureInfo.InvariantCulture, $"RUN '{text}': study {study} has no trial {n}. Its trials are 0 to {count - 1}."));
    }

    /// <summary>A whole id also names a deleted run, which lists leave out.</summary>
    private static async Task<bool> IsThereAsync(HarClient client, string id, CancellationToken cancellationToken)
    {
        try
        {
            await client.Runs.Get(id).GetAsync(cancellationToken);
            return true;
        }
        catch (NotFoundException)
        {
            return false;
        }
    }

    private static async Task<string> OfIdAsync(HarClient client, string text, CancellationToken cancellationToken)
    {
        var id = text.ToLowerInvariant();
        if (id.Length is < LeastLength or > IdLength || !id.All(char.IsAsciiHexDigit))
        {
            throw new BadInputException($"RUN '{text}': this is no run. Give {LeastLength} to {IdLength} hex digits of a run's id, or STUDY/N for a trial. har run list shows the runs.");
        }

        if (id.Length == IdLength && await IsThereAsync(client, id, cancellationToken))
        {
            return id;
        }

        var ids = await AllAsync(client, null, cancellationToken).Select(r => r.RunId).ToListAsync(cancellationToken);
        var fitting = ids.Where(i => i.StartsWith(id, StringComparison.Ordinal)).ToList();
        return fitting.Count switch
        {
            1 => fitting[0],
            0 when ids.Count == 0 => throw new BadInputException($"RUN '{text}': there is no such run; this state folder holds none."),
            0 => throw new BadInputException($"RUN '{text}': there is no such run. Nearest: {string.Join(", ", Nearest.Ids(id, ids))}. har run list shows the runs."),
            _ => throw new BadInputException(string.Create(
                CultureInfo.InvariantCulture, $"RUN '{text}': {fitting.Count} runs begin so: {string.Join(", ", fitting.Take(5))}. Give more digits.")),
        };
    }
}
