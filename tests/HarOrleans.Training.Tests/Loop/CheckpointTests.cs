using HarOrleans.Contracts;

namespace HarOrleans.Training.Tests;

public sealed class CheckpointTests
{
    private static readonly byte[] Sound = Save();

    [Fact]
    public void The_same_state_gives_the_same_bytes() => Assert.Equal(Sound, Save());

    [Fact]
    public void A_changed_bit_is_found_wherever_it_is()
    {
        for (var position = 0; position < Sound.Length; position += 97)
        {
            var damaged = Sound.ToArray();
            damaged[position] ^= 0x10;
            Assert.Contains("damaged", Refused(damaged), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(40)]
    [InlineData(-1)]
    public void A_file_that_was_cut_off_is_refused(int length) =>
        Assert.Contains("damaged", Refused(Sound[..(length < 0 ? Sound.Length + length : length)]), StringComparison.Ordinal);

    [Fact]
    public void Something_else_is_refused() => Assert.Contains("does not begin", Refused(new byte[4096]), StringComparison.Ordinal);

    [Fact]
    public void A_newer_version_is_refused_by_its_number()
    {
        var newer = Sound.ToArray();
        newer[8] = 3;
        System.Security.Cryptography.SHA256.HashData(newer.AsSpan(..^32), newer.AsSpan(^32..));

        Assert.Contains("version 3", Refused(newer), StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_of_another_training_is_refused()
    {
        using var training = Blobs.Training();
        var error = Assert.Throws<HarException>(() => training.Restore(new MemoryStream(Sound), "somebody else"));
        Assert.Contains("of another training", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_of_another_shape_is_refused()
    {
        using var training = Blobs.Training(Blobs.Options(hidden: 8));
        var error = Assert.Throws<HarException>(() => training.Restore(new MemoryStream(Sound), "owner"));
        Assert.Contains("bytes instead of", error.Message, StringComparison.Ordinal);
    }

    private static string Refused(byte[] file)
    {
        using var training = Blobs.Training();
        return Assert.Throws<HarException>(() => training.Restore(new MemoryStream(file), "owner")).Message;
    }

    private static byte[] Save()
    {
        using var training = Blobs.Training();
        training.RunEpoch(CancellationToken.None);
        using var stream = new MemoryStream();
        training.Save(stream, "owner");
        return stream.ToArray();
    }
}
