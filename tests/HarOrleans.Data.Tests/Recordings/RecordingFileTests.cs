using System.IO.Compression;
using System.Text;
using HarOrleans.Data.Recordings;
using HarOrleans.Data.Tests.Support;

namespace HarOrleans.Data.Tests.Recordings;

public sealed class RecordingFileTests : IDisposable
{
    private const string Channels = "acc_x,acc_y,acc_z,gyro_x,gyro_y,gyro_z";
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_written_is_read_again_to_the_bit()
    {
        var recordings = HarData.SimulateSensors(3, 126, 54).Test.Recordings;
        RecordingFile.Write(recordings, _folder.File("a.csv"));
        RecordingFile.Write(recordings, _folder.File("b.csv"));

        Same(recordings, RecordingFile.Read(_folder.File("a.csv"), TestContext.Current.CancellationToken));
        Assert.Equal(File.ReadAllBytes(_folder.File("a.csv")), File.ReadAllBytes(_folder.File("b.csv")));
        Assert.Equal(2, Directory.GetFiles(_folder.Path).Length);

        using (var packed = new GZipStream(File.Create(_folder.File("a.csv.gz")), CompressionLevel.Fastest))
        {
            packed.Write(File.ReadAllBytes(_folder.File("a.csv")));
        }

        Same(recordings, RecordingFile.Read(_folder.File("a.csv.gz"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Columns_stand_in_any_order_and_the_rest_may_be_missing()
    {
        var recording = Assert.Single(Read("Gyro_Z, gyro_y,gyro_x,acc_z,acc_y,\"acc_x\"\n6,5,4,3,2,1\n\n-6,5,4,3,2,1e0\n"));

        Assert.Equal([1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, -6], recording.Values);
        Assert.Null(recording.Labels);
        Assert.Null(recording.Subject);
    }

    [Fact]
    public void Another_person_and_a_gap_begin_another_recording()
    {
        var recordings = Read($"time,{Channels},subject\n0,0,0,0,0,0,0,1\n0.02,0,0,0,0,0,0,1\n0.04,0,0,0,0,0,0,2\n0.06,0,0,0,0,0,0,2\n0.26,0,0,0,0,0,0,2\n0.28,0,0,0,0,0,0,2\n");

        Assert.Equal([(1, 2), (2, 2), (2, 2)], recordings.Select(recording => (recording.Subject!.Value, recording.Samples)));
    }

    [Fact]
    public void Activities_are_numbered_as_UCI_does_or_by_name_where_there_are_others()
    {
        var known = Assert.Single(Read($"{Channels},activity\n0,0,0,0,0,0,STANDING\n0,0,0,0,0,0,\n0,0,0,0,0,0,WALKING\n"));
        var other = Assert.Single(Read($"{Channels},Activity\n0,0,0,0,0,0,swimming\n0,0,0,0,0,0,\"running, fast\"\n"));

        Assert.Equal([5, 0, 1], known.Labels!);
        Assert.Equal((2, 1), (other.Labels![0], other.Labels![1]));
        Assert.Equal(["running, fast", "swimming"], other.LabelNames);
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("a,b\n1,2\n", "line 1: column 1, 'a', is not one of those expected. Give the columns acc_x")]
    [InlineData("acc_x,acc_y,acc_z,gyro_x,gyro_y\n", "line 1: there is no column 'gyro_z'")]
    [InlineData(Channels + ",acc_x\n", "line 1, column 'acc_x': the column occurs twice")]
    [InlineData(Channels + "\n", "line 1: there is a header but no sample")]
    [InlineData(Channels + "\n1,2,3,4,5\n", "line 2: expected 6 columns as in the header, found 5")]
    [InlineData(Channels + "\n1,2,3,4,5,x\n", "line 2, column 'gyro_z': 'x' is not a finite decimal number")]
    [InlineData(Channels + "\n1,2,,4,5,6\n", "line 2, column 'acc_z': the value is missing")]
    [InlineData(Channels + "\n1,2,NaN,4,5,6\n", "line 2, column 'acc_z': 'NaN' is not a finite decimal number")]
    [InlineData(Channels + "\n1,2,1e9,4,5,6\n", "line 2, column 'acc_z': '1e9' lies beyond 100000. Give accelerations in g")]
    [InlineData(Channels + "\n\"1,2,3,4,5,6\n", "line 2: a quoted field is not closed on its line")]
    [InlineData(Channels + ",subject\n1,2,3,4,5,6,Ann\n", "line 2, column 'subject': 'Ann' is not a finite decimal number")]
    [InlineData(Channels + ",subject\n1,2,3,4,5,6,1.5\n", "line 2, column 'subject': '1.5' is not a whole number")]
    [InlineData("time," + Channels + "\n0,1,2,3,4,5,6\n0,1,2,3,4,5,6\n", "line 3, column 'time': '0' does not come after 0, the time of the sample before")]
    [InlineData("time," + Channels + "\n0,1,2,3,4,5,6\n0.01,1,2,3,4,5,6\n0.02,1,2,3,4,5,6\n", "column 'time': there are 100 samples a second, not 50")]
    [InlineData("time," + Channels + "\n0,1,2,3,4,5,6\n20,1,2,3,4,5,6\n40,1,2,3,4,5,6\n60,1,2,3,4,5,6\n", "column 'time': most samples come more than 0.1 s after the one before. Give the time in seconds")]
    public void What_is_wrong_is_named_with_its_place(string text, string message) =>
        Assert.Contains(message, Assert.Throws<InvalidDataSetException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_and_a_gzip_file_that_stops_early_are_named()
    {
        Assert.Contains("there is no such file", Assert.Throws<InvalidDataSetException>(() => RecordingFile.Read(_folder.File("none.csv"), CancellationToken.None)).Message, StringComparison.Ordinal);
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Channels + "\n" + string.Concat(Enumerable.Repeat("1,2,3,4,5,6\n", 5000))));
        }

        File.WriteAllBytes(_folder.File("short.csv.gz"), packed.ToArray()[..(int)(packed.Length / 2)]);
        Assert.Contains("gzip data", Assert.Throws<InvalidDataSetException>(() => RecordingFile.Read(_folder.File("short.csv.gz"), CancellationToken.None)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_write_leaves_nothing_behind()
    {
        Assert.ThrowsAny<IOException>(() => RecordingFile.Write([], Path.Combine(_folder.File("no"), "a.csv")));
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    private IReadOnlyList<SensorRecording> Read(string text)
    {
        File.WriteAllText(_folder.File("recording.csv"), text);
        return RecordingFile.Read(_folder.File("recording.csv"), TestContext.Current.CancellationToken);
    }

    private static void Same(IReadOnlyList<SensorRecording> expected, IReadOnlyList<SensorRecording> found)
    {
        Assert.Equal(expected.Count, found.Count);
        foreach (var (a, b) in expected.Zip(found))
        {
            Assert.Equal(a.Values, b.Values);
            Assert.Equal(a.Labels, b.Labels);
            Assert.Equal(a.Subject, b.Subject);
        }
    }
}
