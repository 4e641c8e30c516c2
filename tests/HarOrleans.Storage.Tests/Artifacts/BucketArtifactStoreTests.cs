using System.Security.Cryptography;
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

    [Fact]
    public async Task A_large_file_comes_back_whole_or_in_ranges()
    {
        var bytes = new byte[(20 << 20) + 17];
        new Random(1).NextBytes(bytes);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), await Store.WriteAsync("runs/a/large.bin", stream => stream.WriteAsync(bytes, Cancelled).AsTask()));

        await using var stream = (await Store.OpenReadAsync("runs/a/large.bin"))!;
        Assert.Equal(bytes.Length, stream.Length);
        var whole = new byte[bytes.Length];
        await stream.ReadExactlyAsync(whole, Cancelled);
        Assert.Equal(SHA256.HashData(bytes), SHA256.HashData(whole));
        stream.Position = 17 << 20;
        var end = new byte[bytes.Length - (17 << 20)];
        await stream.ReadExactlyAsync(end, Cancelled);
        Assert.Equal(bytes[(17 << 20)..], end);
    }
}
