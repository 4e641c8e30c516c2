using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using HarOrleans.Data.Acquisition;

namespace HarOrleans.Data.Tests.Support;

/// <summary>An archive of the published one's shape, with three columns; good until a test spoils an entry.</summary>
internal sealed class SmallArchive
{
    internal const string InnerName = "UCI HAR Dataset.zip";

    /// <summary>Entries of the inner archive, in order; repeats are allowed.</summary>
    internal List<(string Name, string Text)> Entries { get; } =
    [
        ("UCI HAR Dataset/features.txt", "1 mean()-X\n2 energy()-1,8\n3 energy()-1,8\n"),
        ("UCI HAR Dataset/activity_labels.txt", "1 WALKING\n2 SITTING\n"),
        ("UCI HAR Dataset/train/subject_train.txt", "1\n1\n3\n"),
        ("UCI HAR Dataset/train/y_train.txt", "1\n2\n1\n"),
        ("UCI HAR Dataset/train/X_train.txt", "  2.8858451e-001 -2.0294171e-002 -1.0000000e+000\n  1.0e+000  0.0e+000 -5.0e-001\n  1e-7 2 3\n"),
        ("UCI HAR Dataset/test/subject_test.txt", "2\n"),
        ("UCI HAR Dataset/test/y_test.txt", "2\n"),
        ("UCI HAR Dataset/test/X_test.txt", "  2.5717778e-001 -2.3285230e-002 -1.4653762e-002\n"),
    ];

    /// <summary>Changes the bytes of the inner archive.</summary>
    internal Func<byte[], byte[]> Inner { get; set; } = bytes => bytes;

    internal void Replace(string end, string? text)
    {
        var at = Entries.FindIndex(entry => entry.Name.EndsWith(end, StringComparison.Ordinal));
        var name = Entries[at].Name;
        Entries.RemoveAt(at);
        if (text is not null)
        {
            Entries.Insert(at, (name, text));
        }
    }

    /// <summary>The archive's bytes, and what to expect of them.</summary>
    internal (byte[] Bytes, HarArchive Archive) Build(Uri url)
    {
        var inner = BuildInner();
        var outer = Zip([("UCI HAR Dataset.names", "names"u8.ToArray()), (InnerName, inner)]);
        return (outer, new HarArchive(url, outer.Length, Digest(outer), InnerName, inner.Length, Digest(inner), 3, 1, 3));
    }

    /// <summary>The inner archive's bytes.</summary>
    internal byte[] BuildInner() => Inner(Zip([.. Entries.Select(entry => (entry.Name, Encoding.UTF8.GetBytes(entry.Text)))]));

    private static byte[] Zip(IReadOnlyList<(string Name, byte[] Bytes)> entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in entries)
            {
                using var stream = zip.CreateEntry(entry.Name).Open();
                stream.Write(entry.Bytes);
            }
        }

        return bytes.ToArray();
    }

    private static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
