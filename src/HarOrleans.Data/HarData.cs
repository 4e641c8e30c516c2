using HarOrleans.Contracts;
using HarOrleans.Data.Preparing;

namespace HarOrleans.Data;

/// <summary>Human activity data: load it, simulate it, prepare it for training. Every method is pure apart from the files it names.</summary>
public static partial class HarData
{
    /// <summary>
    /// Scale with train statistics, keep <c>subject</c> as the last feature, validate on the test file: what the notebook did that this
    /// project started from.
    /// </summary>
    public const string NotebookProtocol = "notebook";

    /// <summary>Held-out people: no subject feature, validated on subjects of the training file that were not trained with, the test file apart.</summary>
    public const string SubjectWiseProtocol = "subject-wise";

    /// <summary>Every protocol that <see cref="Prepare(HarDataset, PreparationOptions)"/> knows.</summary>
    public static IReadOnlyList<string> Protocols { get; } = [SubjectWiseProtocol, NotebookProtocol];

    /// <summary>Scales, encodes and splits a data set. The same data set and protocol give the same bits.</summary>
    /// <param name="dataset">The data set; not changed.</param>
    /// <param name="protocol">A name of <see cref="Protocols"/>.</param>
    /// <exception cref="InvalidSpecException">The protocol is unknown.</exception>
    public static PreparedData Prepare(HarDataset dataset, string protocol) => Prepare(dataset, new PreparationOptions(protocol));

    /// <summary>Scales, encodes and splits a data set. The same data set and options give the same bits.</summary>
    /// <param name="dataset">The data set; not changed.</param>
    /// <param name="options">How.</param>
    /// <exception cref="InvalidSpecException">The protocol or the scaling is unknown.</exception>
    public static PreparedData Prepare(HarDataset dataset, PreparationOptions options)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        Check(options);
        return options.Protocol == NotebookProtocol ? Notebook.Prepare(dataset, options) : SubjectWise.Prepare(dataset, options);
    }

    /// <summary>Refuses options that nothing here knows, before any data is read.</summary>
    /// <param name="options">The options to check.</param>
    /// <exception cref="InvalidSpecException">The protocol or the scaling is unknown.</exception>
    public static void Check(PreparationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        CheckProtocol(options.Protocol);
        if (!PreparationOptions.Scalings.Contains(options.Scaling, StringComparer.Ordinal))
        {
            throw new InvalidSpecException([$"scaling: '{options.Scaling}' is unknown. Use one of: {string.Join(", ", PreparationOptions.Scalings)}."]);
        }
    }

    /// <summary>Refuses a protocol that nothing here knows, before any data is read.</summary>
    /// <param name="protocol">The name to check.</param>
    /// <exception cref="InvalidSpecException">The protocol is unknown.</exception>
    public static void CheckProtocol(string? protocol)
    {
        if (protocol is null || !Protocols.Contains(protocol, StringComparer.Ordinal))
        {
            throw new InvalidSpecException([$"protocol: '{protocol}' is unknown. Use one of: {string.Join(", ", Protocols)}."]);
        }
    }
}
