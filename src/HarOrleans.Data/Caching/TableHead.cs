using System.Text;
using HarOrleans.Data.Reading;

namespace HarOrleans.Data;

/// <summary>What a kept table's entry says before its values.</summary>
internal sealed class TableHead
{
    private TableHead(SourceStamp source, string sha256, int rows, string[] names, string[] headerNames, string[] activities, long[] firstLines)
    {
        (Source, Sha256, Rows, Names, HeaderNames, Activities, FirstLines) = (source, sha256, rows, names, headerNames, activities, firstLines);
    }

    internal SourceStamp Source { get; }

    internal int Rows { get; }

    internal string[] Names { get; }

    private string Sha256 { get; }

    private string[] HeaderNames { get; }

    private string[] Activities { get; }

    /// <summary>The line where each activity first occurs.</summary>
    private long[] FirstLines { get; }

    internal static TableHead Of(SourceStamp source, LoadedTable loaded) =>
        new(source, loaded.Table.Sha256, loaded.Table.Rows, [.. loaded.Table.FeatureNames], [.. loaded.Table.HeaderNames], [.. loaded.FirstLine.Keys], [.. loaded.FirstLine.Values]);

    /// <summary>The place of each name among the activities.</summary>
    internal int[] Labels(string[] names)
    {
        var labels = Activities.Index().ToDictionary(x => x.Item, x => x.Index, StringComparer.Ordinal);
        return Array.ConvertAll(names, name => labels[name]);
    }

    internal bool HasLabels(int[] labels)
    {
        foreach (var label in labels)
        {
            if ((uint)label >= (uint)Activities.Length)
            {
                return false;
            }
        }

        return true;
    }

    internal LoadedTable Loaded(double[] features, int[] subjects, int[] labels)
    {
        var names = new string[labels.Length];
        for (var row = 0; row < names.Length; row++)
        {
            names[row] = Activities[labels[row]];
        }

        var firstLine = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var at = 0; at < Activities.Length; at++)
        {
            firstLine.Add(Activities[at], FirstLines[at]);
        }

        return new LoadedTable(Source.Path, new HarTable(Names, features, subjects, names, Sha256) { HeaderNames = HeaderNames }, firstLine);
    }

    internal byte[] Bytes()
    {
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes, Encoding.UTF8))
        {
            writer.Write(Source.Path);
            writer.Write(Source.Bytes);
            writer.Write(Source.ChangedAt.UtcTicks);
            writer.Write(Sha256);
            writer.Write(Rows);
            writer.Write(Names.Length);
            foreach (var name in (string[])[.. Names, .. HeaderNames])
            {
                writer.Write(name);
            }

            writer.Write(Activities.Length);
            for (var at = 0; at < Activities.Length; at++)
            {
                writer.Write(Activities[at]);
                writer.Write(FirstLines[at]);
            }
        }

        return bytes.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are no head.</exception>
    /// <exception cref="EndOfStreamException">They stop early.</exception>
    internal static TableHead Read(byte[] bytes)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes), new UTF8Encoding(false, throwOnInvalidBytes: true));
            var source = new SourceStamp(reader.ReadString(), reader.ReadInt64(), new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero));
            var (sha256, rows, columns) = (reader.ReadString(), reader.ReadInt32(), reader.ReadInt32());
            var (names, headerNames) = (Strings(columns), Strings(columns));
            List<string> activities = [];
            List<long> firstLines = [];
            for (var left = reader.ReadInt32(); left > 0; left--)
            {
                activities.Add(reader.ReadString());
                firstLines.Add(reader.ReadInt64());
            }

            return activities.Distinct(StringComparer.Ordinal).Count() == activities.Count ? new TableHead(source, sha256, rows, names, headerNames, activities.ToArray(), firstLines.ToArray())
                : throw new InvalidDataException("The head names an activity twice.");

            string[] Strings(int count)
            {
                List<string> texts = [];
                for (var left = count; left > 0; left--)
                {
                    texts.Add(reader.ReadString());
                }

                return texts.ToArray();
            }
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw new InvalidDataException("The head is damaged.", e);
        }
    }
}
