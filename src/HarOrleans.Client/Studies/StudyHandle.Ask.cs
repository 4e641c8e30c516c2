using HarOrleans.Contracts;

namespace HarOrleans.Client;

/// <content>For workers outside: ask for a trial, report, tell.</content>
public sealed partial class StudyHandle
{
    /// <summary>
    /// A trial to evaluate: the first that waits in the queue, else a new one, sampled from everything that has finished. It is the caller's until the lease
    /// runs out; every report, note and renewal prolongs it.
    /// </summary>
    /// <param name="askId">The ask's own id: asking again with it, after a timeout say, gets the same trial. Null: a new one.</param>
    /// <param name="owner">Who asks, for people.</param>
    /// <param name="space">What to draw from; null: the study's space.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="StudyClosedException">The study is paused or stopped, or its budget is spent.</exception>
    /// <exception cref="InvalidSpecException">The request is wrong, or its space contradicts the study's earlier trials.</exception>
    public async Task<AskedTrial> AskAsync(
        string? askId = null, string owner = "", IReadOnlyList<SearchParameter>? space = null, CancellationToken cancellationToken = default)
    {
        var request = new AskRequest(askId ?? NewRequestId(), owner, space);
        while (true)
        {
            // Without an answer the trial is still being sampled; each call waits for it a little.
            if (await Grain.AskAsync(request, cancellationToken) is { Trial: { } trial, LeaseUntil: var until })
            {
                return new AskedTrial(Grain, trial, until);
            }
        }
    }

    /// <summary>The asked trial of a number and an attempt, e.g. in another process than the one that asked. Calls nothing.</summary>
    public AskedTrial Asked(TrialAssignment trial) => new(Grain, trial, null);

    /// <summary>Ends an attempt of a trial. Telling the same twice is once.</summary>
    /// <exception cref="FencedException">The attempt is over: its lease ran out, or another result was told.</exception>
    public Task TellAsync(int number, int attempt, TrialOutcome outcome, CancellationToken cancellationToken = default) => Grain.TellAsync(number, attempt, outcome, cancellationToken);

    /// <summary>Queues a trial with fixed parameters; the others are sampled when it starts.</summary>
    /// <param name="parameters">Fixed parameters, each in the study's space.</param>
    /// <param name="userAttributes">Its first user attributes: names to JSON values.</param>
    /// <param name="skipIfExists">Whether to queue nothing where a trial with the same fixed parameters is there.</param>
    /// <param name="requestId">The command's own id: a second call with it changes nothing. Null: a new one.</param>
    /// <param name="requires">What it needs of its trainer (<see cref="SlotNeed"/>), in place of what the study requires; null for that, empty for nothing.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The trial's number, or null where it was skipped.</returns>
    /// <exception cref="InvalidSpecException">A parameter, an attribute or a need is wrong; all errors are listed.</exception>
    public Task<int?> EnqueueTrialAsync(
        IReadOnlyDictionary<string, ParamValue> parameters,
        IReadOnlyDictionary<string, string>? userAttributes = null,
        bool skipIfExists = false,
        string? requestId = null,
        IReadOnlyList<string>? requires = null,
        CancellationToken cancellationToken = default) =>
        Grain.EnqueueAsync(new(requestId ?? NewRequestId(), parameters, userAttributes ?? new Dictionary<string, string>(), skipIfExists) { Requires = requires }, cancellationToken);

#pragma warning disable RS0030 // An id for one command, made on the caller's side.
    private static string NewRequestId() => Guid.NewGuid().ToString("N");
#pragma warning restore RS0030
}
