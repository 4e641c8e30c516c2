using System.Text;
using HarOrleans.Data.Reading;

namespace HarOrleans.Data;

/// <summary>What a kept table's entry says before its values.</summary>
internal sealed class TableHead
{
    private readonly Dictionary<string, int> _labels;

    private TableHead(SourceStamp source, string sha256, int rows, IReadOnlyList<string> names, IReadOnlyList<string> headerNames, IReadOnlyList<KeyValuePair<string, long>> activities)
    {
        (Source, Sha256, Rows, Names, HeaderNames, Activities) = (source, sha256, rows, names, headerNames, activities);
        _labels = activities.Index().ToDictionary(x => x.Item.Key, x => x.Index, StringComparer.Ordinal);
    }

    internal SourceStamp Source { get; }

    internal int Rows { get; }

    internal IReadOnlyList<string> Names { get; }

    private string Sha256 { get; }

    private IReadOnlyList<string> HeaderNames { get; }

    /// <summary>Each activity with the line where it first occurs.</summary>
    private IReadOnlyList<KeyValuePair<string, long>> Activities { get; }

    internal static TableHead Of(SourceStamp source, LoadedTable loaded) =>
        new(source, loaded.Table.Sha256, loaded.Table.Rows, loaded.Table.FeatureNames, loaded.Table.HeaderNames, [.. loaded.FirstLine]);

    internal int Label(string activity) => _labels[activity];

    internal bool HasLabel(int label) => label >= 0 && label < Activities.Count;

    internal LoadedTable Loaded(double[] features, int[] subjects, int[] labels)
    {
        var table = new HarTable(Names, features, subjects, Array.ConvertAll(labels, label => Activities[label].Key), Sha256) { HeaderNames = HeaderNames };
        return new LoadedTable(Source.Path, table, Activities.ToDictionary(StringComparer.Ordinal));
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
            writer.Write(Names.Count);
            foreach (var name in Names.Concat(HeaderNames))
            {
                writer.Write(name);
            }

            writer.Write(Activities.Count);
            foreach (var (activity, line) in Activities)
            {
                writer.Write(activity);
                writer.Write(line);
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
            List<KeyValuePair<string, long>> activities = [];
            for (var left = reader.ReadInt32(); left > 0; left--)
            {
                activities.Add(new(reader.ReadString(), reader.ReadInt64()));
            }

            return new TableHead(source, sha256, rows, names, headerNames, activities);

            List<string> Strings(int count)
            {
                List<string> texts = [];
                for (var left = count; left > 0; left--)
                {
                    texts.Add(reader.ReadString());
                }

                return texts;
            }
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw new InvalidDataException("The head is damaged.", e);
        }
    }
}
