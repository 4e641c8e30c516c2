using System.Text.Json;

namespace HarOrleans.Data.Tests.Support;

/// <summary>The real data and what scikit-learn says of it, where HAR_TEST_DATA names a folder that has them.</summary>
internal static class RealData
{
    internal static string Folder() => Path.Combine(Root(), "uci-har");

    internal static JsonElement Golden()
    {
        using var golden = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Root(), "golden", "har.json")));
        return golden.RootElement.Clone();
    }

    internal static double[] Numbers(this JsonElement golden, string key) =>
        [.. golden.GetProperty(key).EnumerateArray().Select(number => number.GetDouble())];

    private static string Root()
    {
        var root = Environment.GetEnvironmentVariable("HAR_TEST_DATA");
        if (string.IsNullOrEmpty(root) || !Directory.Exists(Path.Combine(root, "uci-har")))
        {
            Assert.Skip("HAR_TEST_DATA does not name a folder with uci-har/ and golden/.");
        }

        return root;
    }
}
