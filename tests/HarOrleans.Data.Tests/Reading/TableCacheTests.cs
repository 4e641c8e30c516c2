using FsCheck;
using FsCheck.Fluent;
using HarOrleans.Data.Tests.Support;

namespace HarOrleans.Data.Tests.Reading;

public sealed class TableCacheTests : IDisposable
{
    private const int Rows = 700;

    private static readonly DateTime Old = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    private readonly TempFolder _folder = new();
    private readonly TableCache _cache;

    public TableCacheTests()
    {
        _cache = new TableCache(_folder.File("cache"));
        HarData.WriteCsv(Set(1), Data);
        Settle();
    }

    private string Data => _folder.File("data");

    private string[] Entries => Directory.Exists(_folder.File("cache")) ? Directory.GetFiles(_folder.File("cache")) : [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_second_read_comes_from_the_cache_with_the_same_bits()
    {
        var first = Load();
        Assert.Equal(2, Entries.Length);

        Spoil();
        Same(first, Load());
    }

    [Fact]
    public void A_file_that_changed_is_read_anew()
    {
        var first = Load();
        HarData.WriteCsv(Set(2), Data);
        Settle(Old.AddSeconds(1));

        Assert.NotEqual(first.Train.Sha256, Load().Train.Sha256);
        Assert.Equal(2, Entries.Length);
    }

    [Fact]
    public void A_file_that_was_written_just_now_is_not_kept()
    {
        Settle(DateTime.UtcNow);
        Load();

        Assert.Empty(Entries);
    }

    [Fact]
    public void A_small_file_is_not_kept()
    {
        using var small = new SmallSet();
        File.SetLastWriteTimeUtc(small.File("train.csv"), Old);
        HarData.Load(small.Folder, _cache, TestContext.Current.CancellationToken);

        Assert.Empty(Entries);
    }

    [Fact]
    public void A_file_that_cannot_be_used_is_not_kept_and_is_named_each_time()
    {
        File.AppendAllText(Path.Combine(Data, "test.csv"), "1,2,3\n");
        Settle();

        Assert.Equal(Assert.Throws<InvalidDataSetException>(() => Load()).Message, Assert.Throws<InvalidDataSetException>(() => Load()).Message);
        Assert.Single(Entries);
    }

    [Fact]
    public void A_damaged_entry_is_made_anew_wherever_the_damage_is()
    {
        var first = Load();
        var entry = Entries.Single(file => new FileInfo(file).Length == Entries.Max(each => new FileInfo(each).Length));
        var whole = File.ReadAllBytes(entry);
        Prop.ForAll(
            Gen.OneOf(Gen.Choose(0, 200), Gen.Choose(0, whole.Length - 1), Gen.Choose(whole.Length - 40, whole.Length - 1)).Zip(Gen.Choose(1, 255)).Zip(Gen.Choose(0, 2)).ToArbitrary(),
            damage =>
            {
                var ((at, flip), kind) = damage;
                var bytes = kind == 0 ? whole[..at] : kind == 1 ? whole.Append((byte)flip).ToArray() : whole.ToArray();
                if (kind == 2)
                {
                    bytes[at] ^= (byte)flip;
                }

                File.WriteAllBytes(entry, bytes);
                Assert.Equal(first.Train.Sha256, Load().Train.Sha256);
                Assert.Equal(whole, File.ReadAllBytes(entry));
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));
        Same(first, Load());
    }

    [Fact]
    public void A_head_that_was_changed_with_its_checksum_made_anew_is_passed_over_or_read_and_never_crashes()
    {
        var first = Load();
        var entry = Entries.Single(file => new FileInfo(file).Length == Entries.Max(each => new FileInfo(each).Length));
        var whole = File.ReadAllBytes(entry);
        var head = BitConverter.ToInt32(whole, 8);
        var (rows, features) = (first.Train.Rows, first.Train.Features.Length * sizeof(double));
        Prop.ForAll(Gen.Choose(0, head - 1).Zip(Gen.Choose(1, 255)).ToArbitrary(), damage =>
        {
            byte[] bytes = [.. whole];
            bytes[12 + damage.Item1] ^= (byte)damage.Item2;
            var sum = new LaneChecksum();
            var at = 0;
            foreach (var length in (int[])[12, head, features, rows * sizeof(int), rows * sizeof(int)])
            {
                for (var piece = 0; piece < length; piece += 1 << 18)
                {
                    sum.Append(bytes.AsSpan(at + piece, Math.Min(1 << 18, length - piece)));
                }

                at += length;
            }

            sum.Write(bytes.AsSpan(at));
            File.WriteAllBytes(entry, bytes);
            var table = TableEntry.TryRead(entry, SourceStamp.Of(_folder.File("train.csv"))!)?.Table;
            Assert.True(table is null || (table.Rows == rows && table.Features.AsSpan().SequenceEqual(first.Train.Features)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    [Fact]
    public void A_file_that_is_no_entry_at_all_is_passed_over()
    {
        Load();
        foreach (var entry in Entries)
        {
            File.WriteAllText(entry, "HARTBL2\n" + new string('\u007f', 5000));
        }

        Load();
        Spoil();
        Load();
    }

    [Fact]
    public async Task Many_readers_at_once_see_the_same_table_and_leave_two_entries()
    {
        var expected = HarData.Load(Data, TestContext.Current.CancellationToken);
        var read = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(Load)));

        Assert.All(read, data => Same(expected, data));
        Assert.Equal(2, Entries.Length);
    }

    [Fact]
    public void What_a_killed_writer_left_is_removed_after_an_hour_and_many_entries_are_not_kept()
    {
        Load();
        var left = Entries[0] + ".x.tmp";
        File.WriteAllText(left, "half");
        File.SetLastWriteTimeUtc(left, Old);
        for (var at = 0; at < 20; at++)
        {
            var other = _folder.File($"cache/{at}.table");
            File.WriteAllText(other, "other");
            File.SetLastWriteTimeUtc(other, Old.AddMinutes(at));
        }

        Settle(Old.AddSeconds(5));
        Load();

        Assert.False(File.Exists(left));
        Assert.Equal(16, Entries.Length);
    }

    [Fact]
    public void A_cache_that_cannot_be_written_is_no_error()
    {
        File.WriteAllText(_folder.File("cache"), "a file where the folder should be");

        Assert.Equal(Rows, Load().Train.Rows);
        Assert.Equal(Rows, Load().Train.Rows);
    }

    /// <summary>Two files of a little more than a megabyte each.</summary>
    private static HarDataset Set(int seed)
    {
        return new HarDataset("set", false, Table(seed), Table(seed + 10));

        static HarTable Table(int seed)
        {
            var random = new Random(seed);
            return new HarTable(
                [.. Enumerable.Range(0, 100).Select(x => $"f{x}")],
                [.. Enumerable.Range(0, Rows * 100).Select(_ => random.NextDouble())],
                [.. Enumerable.Range(0, Rows).Select(row => row % 7)],
                [.. Enumerable.Range(0, Rows).Select(row => row % 3 == 0 ? "WALKING" : "SITTING")],
                "none");
        }
    }

    private HarDataset Load() => HarData.Load(Data, _cache, TestContext.Current.CancellationToken);

    /// <summary>Makes both files old enough to be kept.</summary>
    private void Settle(DateTime? changed = null)
    {
        foreach (var file in Directory.GetFiles(Data))
        {
            File.SetLastWriteTimeUtc(file, changed ?? Old);
        }
    }

    /// <summary>Overwrites the files' bytes, and nothing that can be seen from outside.</summary>
    private void Spoil()
    {
        foreach (var file in Directory.GetFiles(Data))
        {
            var changed = File.GetLastWriteTimeUtc(file);
            File.WriteAllBytes(file, new byte[new FileInfo(file).Length]);
            File.SetLastWriteTimeUtc(file, changed);
        }
    }

    private static void Same(HarDataset expected, HarDataset actual)
    {
        foreach (var (x, y) in new[] { (expected.Train, actual.Train), (expected.Test, actual.Test) })
        {
            Assert.Equal(x.Sha256, y.Sha256);
            Assert.Equal(x.FeatureNames, y.FeatureNames);
            Assert.Equal(x.HeaderNames, y.HeaderNames);
            Assert.True(x.Features.AsSpan().SequenceEqual(y.Features));
            Assert.Equal(x.Subjects, y.Subjects);
            Assert.Equal(x.Activities, y.Activities);
        }
    }
}
