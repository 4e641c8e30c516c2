using System.Security.Cryptography;

namespace HarOrleans.Dashboard.Tests.Assets;

public sealed class VendoredFilesTests
{
    [Theory]
    [InlineData("uPlot-1.6.32.iife.min.js", "19c8d4c6ad88929a79f4ae49d6f7161566dfd0ba3d15cc495e974f787eb78f1f")]
    [InlineData("uPlot-1.6.32.min.css", "df630c6a8d6f8eeaff264b50f73ce5b114f646ffd9a0bb74f049b0a00135fa04")]
    [InlineData("uPlot-LICENSE.txt", "8f989229699b4fe2f1a0432d0e9edc338a8a911e250e2d1b01ecd770a5f5b1bd")]
    [InlineData("echarts-6.1.0.min.js", "b66b25aeb4df84e33199dc21694014d336d222cbd9deb0e5a7c14bd6aa0d0fd0")]
    [InlineData("echarts-LICENSE.txt", "634293835b43a6dd2094fa39182a3d9a6b9ca43b7fdb9ac354e8037af2a3093a")]
    [InlineData("echarts-LICENSE-d3.txt", "e1211892da0b0e0585b7aebe8f98c1274fba15bafe47fa1f4ee8a7a502c06304")]
    [InlineData("echarts-NOTICE.txt", "d491d358344f842685c1b1585970999db65fe30ecf7ef3867af8814f4016c016")]
    public void A_vendored_file_is_the_published_one_byte_for_byte(string name, string sha256)
    {
        var asset = new DashboardAssets().Find(name);

        Assert.NotNull(asset);
        Assert.Equal(sha256, Convert.ToHexStringLower(SHA256.HashData(asset.Plain)));
    }

    [Fact]
    public void An_unknown_asset_has_no_address() => Assert.Throws<InvalidOperationException>(() => new DashboardAssets().Url("nothing.js"));
}
