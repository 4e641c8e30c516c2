namespace HarOrleans.Training.Tests;

/// <summary>Files outside of the repository, named by HAR_TEST_DATA; a test that needs them is skipped where they are absent.</summary>
internal static class RealData
{
    public const string Variable = "HAR_TEST_DATA";

    public static string Require(params string[] path)
    {
        var root = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(root), $"{Variable} is not set.");
        var full = Path.Combine([root!, .. path]);
        Assert.SkipUnless(Path.Exists(full), $"{full} is not there.");
        return full;
    }
}
