using Xunit;

namespace HarOrleans.Contracts.Tests;

/// <summary>The bytes of every contract are pinned, so that a silo of the next version understands one of this.</summary>
public sealed class GoldenBytesTests
{
    private const string Renew = "HAR_RENEW_GOLDEN";

    private const string HowToRenew =
        "Silos of two versions could not talk to each other, and stored grain state could not be read. Add fields at the end only. Where the change is meant "
        + "(a new type, a field at the end): run this test with " + Renew + "=1 and review the difference of GoldenBytes.txt.";

    private static readonly string FilePath = RepositoryRoot.PathOf("tests", "HarOrleans.Contracts.Tests", "GoldenBytes.txt");

    [Fact]
    public void No_byte_of_a_contract_has_changed()
    {
        var now = string.Concat(Samples.All
            .Select(sample => (Alias: WireTypes.AliasOf(sample.GetType())!, Bytes: Convert.ToHexStringLower(Wire.Write(sample))))
            .OrderBy(line => line.Alias, StringComparer.Ordinal)
            .Select(line => $"{line.Alias} {line.Bytes}\n"));
        if (Environment.GetEnvironmentVariable(Renew) == "1")
        {
            File.WriteAllText(FilePath, now);
        }

        Assert.True(File.ReadAllText(FilePath).ReplaceLineEndings("\n") == now, $"The bytes of a contract have changed. {HowToRenew} They are now:\n{now}");
    }

    [Fact]
    public void What_was_written_before_can_still_be_read()
    {
        foreach (var line in File.ReadAllLines(FilePath))
        {
            var (alias, bytes) = (line.Split(' ')[0], Convert.FromHexString(line.Split(' ')[1]));
            var sample = Samples.All.SingleOrDefault(sample => WireTypes.AliasOf(sample.GetType()) == alias);
            Assert.True(sample is not null, $"{alias} was written before and has no type any more. {HowToRenew}");
            Assert.Equal(Describe.Value(sample), Describe.Value(Wire.Read(bytes)));
        }
    }

    /// <summary>A C# name of ours in the bytes would make a rename a change of the wire; a compiler's own type could not be read by another process.</summary>
    [Fact]
    public void The_bytes_name_no_type_but_by_its_alias() => Assert.All(Samples.All, sample =>
    {
        var text = System.Text.Encoding.Latin1.GetString(Wire.Write(sample));
        Assert.DoesNotContain("HarOrleans", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<>", text, StringComparison.Ordinal);
    });
}
