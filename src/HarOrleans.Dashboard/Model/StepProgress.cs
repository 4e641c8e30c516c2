using System.Globalization;
using HarOrleans.Contracts;

namespace HarOrleans.Dashboard;

/// <summary>How far a running trial is, by the steps that it reported.</summary>
/// <param name="Done">The last reported step.</param>
/// <param name="Of">Steps that it takes at most, where its objective is set to a number of epochs.</param>
/// <param name="Left">How long it still takes at the pace so far; null where nobody can say.</param>
internal sealed record StepProgress(long Done, long? Of, TimeSpan? Left)
{
    /// <summary>The setting that says how many steps a trial takes at most.</summary>
    public const string Setting = "epochs";

    /// <summary>Share of the work that is done, in percent; null where the whole is not known.</summary>
    public double? Percent => Of is > 0 and { } whole ? Math.Min(100, 100.0 * Done / whole) : null;

    /// <summary>The progress in words.</summary>
    public string Text => (Done, Of, Left) switch
    {
        (0, _, _) => "nothing reported yet",
        (_, null, _) => $"step {Format.Whole(Done)}",
        (_, { } whole, null) => $"epoch {Format.Whole(Done)} of {Format.Whole(whole)}",
        (_, { } whole, { } left) => $"epoch {Format.Whole(Done)} of {Format.Whole(whole)}, about {Format.Duration(left)} left",
    };

    /// <summary>The progress of a trial.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="settings">What its objective is set to.</param>
    /// <param name="now">The time now.</param>
    public static StepProgress At(FrozenTrial trial, IReadOnlyDictionary<string, string> settings, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(trial);
        ArgumentNullException.ThrowIfNull(settings);
        var done = trial.Intermediates is [.., var last] ? last.Step : 0;
        long? whole = settings.TryGetValue(Setting, out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var epochs) && epochs >= done ? epochs : null;
        // A later attempt goes on from a checkpoint: the time since the first start says nothing of its pace.
        TimeSpan? left = whole is { } all && done > 0 && trial is { Attempt: 1, StartedAt: { } started } ? (now - started) / done * (all - done) : null;
        return new(done, whole, left);
    }
}
