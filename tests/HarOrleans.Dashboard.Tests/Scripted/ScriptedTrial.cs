using System.Globalization;
using HarOrleans.Contracts;

namespace HarOrleans.Dashboard.Tests.Scripted;

/// <summary>A trial of a scripted study, with its place in the scripted queue.</summary>
internal sealed class ScriptedTrial(string key, ScriptedHar har) : ITrialGrain
{
    public async Task<TrialDetail> GetAsync(CancellationToken cancellationToken = default)
    {
        var parts = key.Split('/').Select(part => long.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        var trial = har.Study(parts[0]).Find((int)parts[1]) ?? throw new NotFoundException("trial", key);
        var queue = await har.Lists.GetAsync(cancellationToken);
        var place = queue.Waiting.FirstOrDefault(waiting => waiting.Ticket.StudyId == parts[0] && waiting.Ticket.Number == parts[1]);
        return new(trial, trial.State == TrialState.Running ? "slot" : null, null, place?.Position);
    }

    public Task CheckpointAsync(CheckpointInfo checkpoint, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
