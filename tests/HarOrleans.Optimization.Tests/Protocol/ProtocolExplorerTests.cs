using HarOrleans.Contracts;
using Xunit;

namespace HarOrleans.Optimization.Tests;

public sealed class ProtocolExplorerTests(ITestOutputHelper output)
{
    public static TheoryData<string> Broken => [.. BrokenRules.All.Keys];

    /// <summary>
    /// One trial, a trainer and an owner outside who asks for it. Any message may come late, twice or never; a trainer may crash or freeze at any moment and wake; a lease may run out
    /// or be renewed at any moment; the study may crash before a commit or between a commit and its answer, and may handle two calls at once on what it
    /// read before the other's commit; somebody may cancel the trial. The bounds: messages and calls in transit at once, and how often each kind of misfortune ends an attempt.
    /// </summary>
    [Theory]
    [InlineData(2, 1, 1, 1, 1)]
    [InlineData(2, 1, 1, 0, 0)]
    [InlineData(2, 0, 1, 0, 0, true)]
    [InlineData(3, 0, 1, 0, 1)]
    [InlineData(3, 1, 0, 0, 0)]
    [InlineData(3, 0, 0, 1, 0)]
    public void Whatever_is_late_lost_doubled_or_dies_a_trial_finishes_once_by_the_attempt_that_holds_it(int inTransit, int retries, int deaths, int releases, int silences, bool cancels = false)
    {
        var explorer = new ProtocolExplorer(ProtocolRules.Real, new TrialLimits(retries, deaths) { MaxSilences = silences }, releases, inTransit, cancels);
        var violation = explorer.Explore();
        output.WriteLine(FormattableString.Invariant(
            $"{inTransit} in transit, {retries} retries, {deaths} deaths, {silences} silences, {releases} releases, cancelled at any moment: {cancels}: {explorer.Worlds:N0} states explored, {explorer.Steps:N0} steps between them, up to {explorer.Attempts} attempts"));
        Assert.Null(violation);
        Assert.Equal(Enum.GetValues<TrialState>().Order(), explorer.Reached.Order());
        Assert.Equal(1 + retries + deaths + releases, explorer.Attempts);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void With_one_rule_taken_out_the_explorer_finds_what_breaks(string rule)
    {
        var (rules, breaks) = BrokenRules.All[rule];
        var explorer = new ProtocolExplorer(rules, new TrialLimits(MaxRetries: 1, MaxDeaths: 1) { MaxSilences = 0 }, maxReleases: 1, maxInTransit: 2, cancels: rule.Contains("cancel", StringComparison.Ordinal));
        var violation = explorer.Explore();
        output.WriteLine($"{violation}");
        Assert.NotNull(violation);
        Assert.Contains(breaks, violation, StringComparison.Ordinal);
    }
}
