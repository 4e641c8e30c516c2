using System.IO.Compression;
using HarOrleans.Data.Reading;

namespace HarOrleans.Data.Windows;

/// <summary>Reads windows from an .npz file. Nothing the file says is believed before it is compared with what is there.</summary>
internal static class NpzFile
{
    private const string Labels = "y";
    private const string Subjects = "subject";
    private const string Extension = ".npy";
    private const string NineArrays = "Give the file the nine arrays body_acc_x to total_acc_z, each of windows x 128, and optionally y and subject.";
    private const int MostTimesItsSize = 100;
    private const long AlwaysAllowed = 1 << 24;

    internal static InertialWindows Read(string path, CancellationToken cancellationToken)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            using var zip = OpenZip(path, file);
            var arrays = Find(path, zip, file.Length);
            return Read(path, arrays, cancellationToken);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw TableFile.Unreadable(path, unreadable);
        }
    }

    /// <summary>What .NET's zip reader throws at damaged files.</summary>
    internal static bool MeansDamage(Exception exception) => exception is InvalidDataException or EndOfStreamException or IOException
        or NotSupportedException or ArgumentException or OverflowException or IndexOutOfRangeException;

    private static ZipArchive OpenZip(string path, FileStream file)
    {
        try
        {
            var zip = new ZipArchive(file, ZipArchiveMode.Read);
            _ = zip.Entries.Count; // reads the directory
            return zip;
        }
        catch (Exception damaged) when (MeansDamage(damaged))
        {
            throw new InvalidDataSetException(
                $"this is not a whole .npz (zip) file ({damaged.Message.TrimEnd('.')})", "Copy or write the file again.", path, inner: damaged);
        }
    }

    private static Dictionary<string, NpyArray> Find(string path, ZipArchive zip, long size)
    {
        var entries = new Dictionary<string, ZipArchiveEntry>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries)
        {
            var name = entry.FullName.EndsWith(Extension, StringComparison.Ordinal) ? entry.FullName[..^Extension.Length] : entry.FullName;
            if (!HarWindows.Channels.Contains(name) && name is not (Labels or Subjects))
            {
                throw new InvalidDataSetException($"the array '{Shown(name)}' is not one of those expected", NineArrays, path);
            }

            if (!entries.TryAdd(name, entry))
            {
                throw new InvalidDataSetException($"the array '{name}' occurs twice", NineArrays, path);
            }
        }

        var missing = HarWindows.Channels.Where(name => !entries.ContainsKey(name)).ToArray();
        if (missing.Length > 0)
        {
            throw new InvalidDataSetException($"there is no array '{string.Join("', '", missing)}'", NineArrays, path);
        }

        var unpacked = entries.Values.Aggregate((Int128)0, (sum, entry) => sum + entry.Length);
        if (unpacked > AlwaysAllowed + ((Int128)MostTimesItsSize * size))
        {
            throw new InvalidDataSetException(
                FormattableString.Invariant($"the file has {size} bytes and claims to unpack to {unpacked}, more than {MostTimesItsSize} times as many"),
                "Write the file again without compression, if it is what it says.",
                path);
        }

        return entries.ToDictionary(pair => pair.Key, pair => NpyArray.Open(path, pair.Key, pair.Value), StringComparer.Ordinal);
    }

    private static InertialWindows Read(string path, Dictionary<string, NpyArray> arrays, CancellationToken cancellationToken)
    {
        var first = arrays[HarWindows.Channels[0]];
        var rows = first.Header.Shape is [var windows, HarWindows.Samples]
            ? windows
            : throw first.Refuse($"has the shape {first.Header.ShapeText}, not (windows, 128)", NineArrays);
        foreach (var array in arrays.Values)
        {
            var fits = array.Name is Labels or Subjects ? array.Header.Shape is [var count] && count == rows
                : array.Header.Shape is [var same, HarWindows.Samples] && same == rows;
            if (!fits)
            {
                throw array.Refuse($"has the shape {array.Header.ShapeText}, and '{first.Name}' has {first.Header.ShapeText}", NineArrays);
            }
        }

        if (rows is 0 or > HarWindows.MostWindows)
        {
            throw new InvalidDataSetException(
                FormattableString.Invariant($"the file holds {rows} windows, and 1 to {HarWindows.MostWindows} are read"), "Divide the file, or fill it.", path);
        }

        var values = new float[rows * HarWindows.WindowLength];
        for (var channel = 0; channel < HarWindows.Channels.Count; channel++)
        {
            ReadChannel(arrays[HarWindows.Channels[channel]], channel, values, cancellationToken);
        }

        return new InertialWindows(values, ReadNumbers(arrays, Labels, rows, cancellationToken), ReadNumbers(arrays, Subjects, rows, cancellationToken));
    }

    private static void ReadChannel(NpyArray array, int channel, float[] values, CancellationToken cancellationToken)
    {
        var channels = HarWindows.Channels.Count;
        array.Read(
            (at, number) =>
            {
                var value = (float)number;
                values[(at * channels) + channel] = float.IsFinite(value)
                    ? value
                    : throw array.Refuse(
                        FormattableString.Invariant($"has the value {number} in window {at / HarWindows.Samples}, sample {at % HarWindows.Samples}"),
                        "Leave out windows with values that are missing or not finite.");
            },
            cancellationToken);
    }

    private static int[]? ReadNumbers(Dictionary<string, NpyArray> arrays, string name, int rows, CancellationToken cancellationToken)
    {
        if (!arrays.TryGetValue(name, out var array))
        {
            return null;
        }

        var numbers = new int[rows];
        array.Read(
            (at, number) => numbers[at] = number == (int)number
                ? (int)number
                : throw array.Refuse(FormattableString.Invariant($"has the value {number} for window {at}, which is not a whole number of 32 bits"), "Correct it."),
            cancellationToken);
        return numbers;
    }

    /// <summary>A name from the file, made fit for a message: not too long, no control characters.</summary>
    private static string Shown(string name) =>
        string.Concat(name.Take(80).Select(letter => char.IsControl(letter) ? '?' : letter)) + (name.Length > 80 ? "…" : string.Empty);
}
