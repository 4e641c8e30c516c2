using HarOrleans.Contracts;
using HarOrleans.Data.Preparing;

namespace HarOrleans.Data;

/// <summary>
/// How raw columns become a model's input, and class names its labels: what was fitted on the training rows. Saved beside a model as <see cref="FileName"/>, so that whoever uses
/// the model prepares as its training did. Immutable; equal documents make equal preparations.
/// </summary>
/// <param name="Protocol">The protocol that made it, e.g. <c>subject-wise</c>.</param>
/// <param name="Classes">Class names, in ordinal (alphabetical) order, as scikit-learn's LabelEncoder has them; a label is an index into it.</param>
/// <param name="FeatureNames">The model's input columns in its order, unique; <c>subject</c> is one of them where the protocol keeps it.</param>
/// <param name="Scaling">Mean and scale of each feature.</param>
public sealed record Preparation(string Protocol, IReadOnlyList<string> Classes, IReadOnlyList<string> FeatureNames, FeatureScaling Scaling)
{
    /// <summary>The document's name beside a model's weights.</summary>
    public const string FileName = "preparation.json";

    /// <summary>The version of the document that is written; a reader refuses any other.</summary>
    public const int Version = 1;

    private const string Subject = "subject";

    /// <summary>What prepared some data.</summary>
    /// <param name="data">Prepared by <see cref="HarData.Prepare(HarDataset, PreparationOptions)"/>.</param>
    /// <exception cref="ArgumentException">The data carries no scaling or no names.</exception>
    public static Preparation Of(PreparedData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.Scaling is { } scaling && data.FeatureNames.Count == data.FeatureCount
            ? new Preparation(data.Protocol, data.Classes, data.FeatureNames, scaling)
            : throw new ArgumentException("The data does not say how its features are called and were scaled.", nameof(data));
    }

    /// <summary>Writes the document: one JSON object, UTF-8, numbers that read back to the same bits. The same preparation writes the same bytes.</summary>
    /// <param name="stream">Takes it; stays open.</param>
    public void Write(Stream stream) => PreparationDocument.Write(this, stream);

    /// <summary>Reads a document that <see cref="Write"/> made. Nothing is guessed: a member that is missing, unknown, twice there or of another kind is an error, and all are listed.</summary>
    /// <param name="stream">The document, at most 64 MiB; stays open.</param>
    /// <param name="name">What the stream is called in errors, e.g. its path.</param>
    /// <exception cref="InvalidDataSetException">It is not such a document.</exception>
    public static Preparation Read(Stream stream, string name = FileName) => PreparationDocument.Read(stream, name);

    /// <summary>Prepares every row of a table. Columns are found by name, in whatever order they stand; <c>subject</c> may be there without being a feature.</summary>
    /// <param name="table">The rows; not changed.</param>
    /// <returns>Row-major, rows x 1 x features, as the model takes them.</returns>
    /// <exception cref="InvalidSpecException">A feature is missing or a column is none of the model's; all are named.</exception>
    public float[] Apply(HarTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var places = ColumnPlaces.Of(FeatureNames, [.. table.FeatureNames, Subject], ignored: Subject);
        return Scaled(places, table.FeatureNames.Count + 1, table.Rows, (row, wide) =>
        {
            table.Row(row).CopyTo(wide);
            wide[^1] = table.Subjects[row];
        });
    }

    /// <summary>Prepares rows that somebody sends. Columns are found by name, in whatever order they stand.</summary>
    /// <param name="columns">Names of the values' columns.</param>
    /// <param name="values">Row-major, rows x columns, unscaled.</param>
    /// <returns>Row-major, rows x 1 x features, as the model takes them.</returns>
    /// <exception cref="InvalidSpecException">A feature is missing, a column is none of the model's or named twice, or the values do not fill whole rows of finite numbers.</exception>
    public float[] Apply(IReadOnlyList<string> columns, ReadOnlyMemory<double> values)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var places = ColumnPlaces.Of(FeatureNames, columns, ignored: null);
        ColumnPlaces.CheckValues(columns, values.Span);
        return Scaled(places, columns.Count, values.Length / columns.Count, (row, wide) => values.Span.Slice(row * columns.Count, columns.Count).CopyTo(wide));
    }

    /// <summary>The labels of class names.</summary>
    /// <param name="names">The names.</param>
    /// <exception cref="InvalidSpecException">A name is no class of the model's; all such are named.</exception>
    public int[] Labels(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var labels = Classes.Index().ToDictionary(x => x.Item, x => x.Index, StringComparer.Ordinal);
        string[] unknown = [.. names.Where(name => !labels.ContainsKey(name)).Distinct(StringComparer.Ordinal)];
        return unknown.Length == 0
            ? [.. names.Select(name => labels[name])]
            : throw new InvalidSpecException([.. unknown.Select(name => $"activity: '{name}' is no class of the model's. It has {string.Join(", ", Classes)}.")]);
    }

    /// <summary>Whether another preparation does the same to the same rows.</summary>
    /// <param name="other">The other.</param>
    public bool Equals(Preparation? other) => other is not null && Protocol == other.Protocol && Classes.SequenceEqual(other.Classes, StringComparer.Ordinal)
        && FeatureNames.SequenceEqual(other.FeatureNames, StringComparer.Ordinal) && Scaling.Mean.SequenceEqual(other.Scaling.Mean) && Scaling.Scale.SequenceEqual(other.Scaling.Scale);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Protocol, Classes.Count, FeatureNames.Count, Scaling.Mean.Count > 0 ? Scaling.Mean[0] : 0);

    private float[] Scaled(int[] places, int columns, int rows, Action<int, double[]> read)
    {
        var ordered = new double[rows * places.Length];
        var wide = new double[columns];
        for (var row = 0; row < rows; row++)
        {
            read(row, wide);
            for (var feature = 0; feature < places.Length; feature++)
            {
                ordered[(row * places.Length) + feature] = wide[places[feature]];
            }
        }

        return StandardScaler.Apply(ordered, Scaling);
    }
}
