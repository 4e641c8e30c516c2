namespace HarOrleans.Grains;

/// <summary>How long a trial stays with a trainer that falls silent.</summary>
public sealed class LeaseOptions
{
    /// <summary>How long a lease holds; trainers renew every 3 s, so two renewals may be lost. Default 10 s.</summary>
    public TimeSpan Duration { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often control silos look for leases that ran out; where nobody holds one, a third as often. Default 1 s.</summary>
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Supervision begins when this has completed: until then nothing unfinished is taken up. Default: completed.</summary>
    public Task ResumeAfter { get; set; } = Task.CompletedTask;
}
