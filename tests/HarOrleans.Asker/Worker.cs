using HarOrleans.Contracts;

namespace HarOrleans.Asker;

/// <summary>One client: queues its share of a round, then asks for as many trials, whoever queued them.</summary>
internal sealed class Worker(int place, string state, long study, AnswerLog answers) : IAsyncDisposable
{
    private readonly Connection _server = new(state);

    internal int Place { get; } = place;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    internal async Task QueueAsync(IReadOnlyList<double> values)
    {
        foreach (var value in values)
        {
            var fixedParams = new Dictionary<string, ParamValue> { ["x"] = ParamValue.Of(value) };
            var number = await _server.CallAsync(client => client.Studies.Get(study).EnqueueTrialAsync(fixedParams, requestId: FormattableString.Invariant($"q-{value:R}")));
            answers.Write($"queued {number} {value:R}");
        }
    }

    /// <summary>Tells the parameter as the value, so that the table of trials shows which was told for which.</summary>
    internal async Task WorkAsync(int round, int trials)
    {
        for (var turn = 0; turn < trials; turn++)
        {
            var ask = FormattableString.Invariant($"a-{round}-{Place}-{turn}");
            var trial = await _server.CallAsync(client => client.Studies.Get(study).AskAsync(ask, FormattableString.Invariant($"client {Place}")));
            answers.Write($"asked {trial.Number} {trial.Assignment.Attempt} {ask}");
            var value = trial.Params["x"].AsDouble();
            await _server.CallAsync(async client =>
            {
                await client.Studies.Get(study).TellAsync(trial.Number, trial.Assignment.Attempt, TrialOutcome.Complete(value));
                return true;
            });
            answers.Write($"told {trial.Number} {value:R}");
        }
    }
}
