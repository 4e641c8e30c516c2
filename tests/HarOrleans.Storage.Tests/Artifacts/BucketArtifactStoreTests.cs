using HarOrleans.Storage.Tests.Conformance;
using HarOrleans.Storage.Tests.Support;

namespace HarOrleans.Storage.Tests.Artifacts;

/// <summary>On an S3-compatible server, where one is there: <c>HAR_TEST_S3=s3://bucket?endpoint=http://127.0.0.1:4568</c>, with the keys in the environment. Each test has a prefix of its own.</summary>
public sealed class BucketArtifactStoreTests : ArtifactStoreConformance
{
    protected override async Task<StorageUnderTest> OpenAsync()
    {
        var address = Environment.GetEnvironmentVariable("HAR_TEST_S3");
        Assert.SkipWhen(string.IsNullOrEmpty(address), "HAR_TEST_S3 names no bucket of an S3-compatible server.");
        var (bucket, query) = address!.Split('?', 2) is [var before, var after] ? (before.TrimEnd('/'), "?" + after) : (address.TrimEnd('/'), "");
        return await SqliteUnderTest.OpenAsync(artifacts: S3Address.Parse($"{bucket}/test-{Path.GetRandomFileName()}{query}"));
    }
}
