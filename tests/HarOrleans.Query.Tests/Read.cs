namespace HarOrleans.Query.Tests;

internal static class Read
{
    public static QueryNode Node(string text, QueryVocabulary? vocabulary = null)
    {
        var result = QueryParser.Parse(text, vocabulary);
        Assert.True(result.IsOk, $"{text}: {result.Error}");
        return result.Node;
    }

    public static QueryError Error(string text, QueryVocabulary? vocabulary = null)
    {
        var result = QueryParser.Parse(text, vocabulary);
        Assert.False(result.IsOk, $"{text} reads as {result.Node}");
        return result.Error;
    }
}
