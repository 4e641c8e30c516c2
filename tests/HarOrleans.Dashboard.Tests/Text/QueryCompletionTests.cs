using HarOrleans.Query;

namespace HarOrleans.Dashboard.Tests.Text;

public sealed class QueryCompletionTests
{
    private static readonly string[] Seen = ["metrics.val_loss", "metrics.val_loss.best", "params.lr", "params.`batch size`", "tags.team"];

    [Theory]
    [InlineData("metrics.val", "metrics.val_loss|metrics.val_loss.best")]
    [InlineData("params.lr < 0.1 and pa", "params.lr < 0.1 and params.lr|params.lr < 0.1 and params.`batch size`|params.lr < 0.1 and parent_run_id")]
    [InlineData("not (sta", "not (state|not (status|not (started|not (start_time")]
    [InlineData("TEA", "")]
    [InlineData("tags.team", "")]
    [InlineData("tags.team = 'me", "")]
    [InlineData("tags.team = 'a b' and tags.t", "tags.team = 'a b' and tags.team")]
    public void The_last_word_is_completed_to_a_field_and_what_stands_before_it_stays(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', QueryCompletion.Of(text, Seen, RunVocabulary.Runs)));
}
