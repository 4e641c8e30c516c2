using System.Text;
using HarOrleans.Data.Acquisition;
using HarOrleans.Data.Tests.Support;

namespace HarOrleans.Data.Tests.Acquisition;

/// <summary>Archives whose digests are right and whose content is not: what a wrong pin or a hostile server could bring.</summary>
public sealed class ArchiveTests
{
    private static readonly string[] Names =
    [
        "features.txt", "activity_labels.txt", "train/X_train.txt", "train/y_train.txt", "train/subject_train.txt", "test/X_test.txt", "test/y_test.txt", "test/subject_test.txt",
    ];

    public static TheoryData<string> EveryFile => [.. Names];

    [Theory]
    [MemberData(nameof(EveryFile))]
    public async Task A_missing_file_is_named(string name)
    {
        var archive = new SmallArchive();
        archive.Replace(name, null);
        await using var finding = new Finding(archive);

        Assert.Contains($"{SmallArchive.InnerName}!UCI HAR Dataset/{name}: the archive lacks this file", await finding.FailAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("y_train.txt", "1\n7\n1\n", "line 2: the activity code '7' is not one of activity_labels.txt")]
    [InlineData("y_train.txt", "1\nx\n1\n", "line 2: the activity code 'x'")]
    [InlineData("y_train.txt", "1\n2\n", "line 2: expected 3 lines, found 2")]
    [InlineData("y_train.txt", "1\n2\n1\n1\n", "line 4: there are more lines than expected")]
    [InlineData("subject_test.txt", "-2\n", "line 1: '-2' is not a positive whole number")]
    [InlineData("subject_test.txt", "", "line 0: expected 1 lines, found 0")]
    [InlineData("X_test.txt", "1 2\n", "line 1: expected 3 numbers, found 2")]
    [InlineData("X_test.txt", "1 2 3 4\n", "line 1: expected 3 numbers, found more")]
    [InlineData("X_test.txt", "1 NaN 3\n", "line 1: number 2, 'NaN', is not a finite decimal number")]
    [InlineData("features.txt", "1 a\n3 b\n3 c\n", "line 2: column 2 is numbered 3")]
    [InlineData("features.txt", "1 a\nb\n3 c\n", "line 2: 'b' is not a number and a name")]
    [InlineData("activity_labels.txt", "1 WALKING\n1 SITTING\n", "line 2: activity 1, 'SITTING', occurs twice")]
    [InlineData("activity_labels.txt", "1 WALKING\n2 WALKING\n", "line 2: activity 2, 'WALKING', occurs twice")]
    public async Task A_wrong_line_is_named(string name, string text, string message)
    {
        var archive = new SmallArchive();
        archive.Replace(name, text);
        await using var finding = new Finding(archive);

        var said = await finding.FailAsync();
        Assert.Contains(name + ", ", said, StringComparison.Ordinal);
        Assert.Contains(message, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entries_that_point_out_of_the_folder_are_never_written()
    {
        var archive = new SmallArchive();
        archive.Entries.Insert(0, ("../../escaped.txt", "out"));
        archive.Entries.Insert(0, ("/tmp/har-escaped.txt", "out"));
        await using var finding = new Finding(archive);

        Assert.Equal(DataOrigin.Download, (await finding.FindAsync()).Origin);
        Assert.Equal([finding.Cache], Directory.EnumerateFileSystemEntries(finding.File(".")).Select(Path.GetFullPath));
        Assert.False(File.Exists("/tmp/har-escaped.txt"));
        Assert.Equal(["manifest.json", "test.csv", "train.csv"], Directory.EnumerateFileSystemEntries(Path.Combine(finding.Cache, "uci-har")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_name_that_stands_there_twice_is_refused()
    {
        var archive = new SmallArchive();
        archive.Entries.Add(("UCI HAR Dataset/features.txt", "1 other\n"));
        await using var finding = new Finding(archive);

        Assert.Contains("features.txt: the archive has this file twice", await finding.FailAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_unpacks_to_more_than_it_claims_is_refused()
    {
        var archive = new SmallArchive();
        archive.Replace("X_test.txt", "1 2 3\n" + new string(' ', 1 << 20));
        archive.Inner = bytes => Patch(bytes, "UCI HAR Dataset/test/X_test.txt", 24, BitConverter.GetBytes(6));
        await using var finding = new Finding(archive);

        Assert.Contains("X_test.txt: the file is damaged", await finding.FailAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_claims_gigabytes_is_refused_unread()
    {
        var archive = new SmallArchive { Inner = bytes => Patch(bytes, "UCI HAR Dataset/test/X_test.txt", 24, BitConverter.GetBytes(4_000_000_000u)) };
        await using var finding = new Finding(archive);

        Assert.Contains("X_test.txt: the file claims 4000000000 bytes, and at most 268435456 are expected", await finding.FailAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_checksum_of_an_entry_is_seen()
    {
        var archive = new SmallArchive { Inner = bytes => Patch(bytes, "UCI HAR Dataset/train/y_train.txt", 16, [1, 2, 3, 4]) };
        await using var finding = new Finding(archive);

        Assert.Contains("y_train.txt: the file is damaged", await finding.FailAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_inner_archive_of_another_digest_or_size_is_refused()
    {
        await using var finding = new Finding();
        var (search, expected) = (finding.Search, finding.Search.Archive);
        finding.Search = search with { Archive = expected with { InnerSha256 = new string('0', 64) } };
        Assert.Contains($"{SmallArchive.InnerName}: its SHA-256 is {expected.InnerSha256}, and {new string('0', 64)} is expected", await finding.FailAsync(), StringComparison.Ordinal);

        finding.Search = search with { Archive = expected with { InnerSize = 5 } };
        Assert.Contains($"claims {expected.InnerSize} bytes, and 5 are expected", await finding.FailAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_zip_file_is_called_that()
    {
        await using var finding = new Finding(new SmallArchive { Inner = _ => "not a zip"u8.ToArray() });

        Assert.Contains($"{SmallArchive.InnerName}: this is not a whole zip file", await finding.FailAsync(), StringComparison.Ordinal);
    }

    /// <summary>Overwrites bytes of an entry's record in the directory at the file's end.</summary>
    private static byte[] Patch(byte[] zip, string name, int offset, byte[] value)
    {
        const int NameOffset = 46;
        var record = zip.AsSpan().LastIndexOf(Encoding.UTF8.GetBytes(name)) - NameOffset;
        value.CopyTo(zip, record + offset);
        return zip;
    }
}
