using HarOrleans.Contracts;

namespace HarOrleans.Storage.Tests.Artifacts;

public sealed class S3AddressTests
{
    [Fact]
    public void An_address_names_bucket_prefix_endpoint_and_region()
    {
        var address = S3Address.Parse("s3://models/team/a?endpoint=http%3A%2F%2F127.0.0.1%3A9000&region=eu-central-1");
        Assert.Equal(("models", "team/a/", "http://127.0.0.1:9000/", "eu-central-1"), (address.Bucket, address.Prefix, address.Endpoint!.ToString(), address.Region));
        var bare = S3Address.Parse("s3://models");
        Assert.Equal(("models", "", null, null), (bare.Bucket, bare.Prefix, bare.Endpoint, bare.Region));
    }

    [Theory]
    [InlineData("models", "s3://BUCKET")]
    [InlineData("https://models/a", "s3://BUCKET")]
    [InlineData("s3://key:secret@models", "environment")]
    [InlineData("s3://m", "'m'")]
    [InlineData("s3://models?endpoint=9000", "endpoint=9000")]
    [InlineData("s3://models?acl=public", "acl=public")]
    public void What_is_none_is_refused_and_says_why(string text, string why)
    {
        var error = Assert.Throws<InvalidSpecException>(() => S3Address.Parse(text));
        Assert.Contains($"artifacts = '{text}'", error.Message, StringComparison.Ordinal);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }
}
