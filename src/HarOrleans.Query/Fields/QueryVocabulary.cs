namespace HarOrleans.Query;

/// <summary>What can be searched for in one place. With it the parser refuses a misspelt name, at its column, instead of finding nothing.</summary>
public sealed class QueryVocabulary
{
    private readonly Dictionary<string, QueryAttribute> _attributes;

    /// <summary>Takes what there is; names that differ only by case throw <see cref="ArgumentException"/>.</summary>
    /// <param name="attributes">The attributes, in the order messages name them.</param>
    /// <param name="entities">The other entities whose keys, any at all, can be searched.</param>
    public QueryVocabulary(IReadOnlyCollection<QueryAttribute> attributes, params QueryEntity[] entities)
    {
        Attributes = [.. attributes];
        Entities = [.. entities];
        _attributes = attributes.ToDictionary(attribute => attribute.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The attributes.</summary>
    public IReadOnlyList<QueryAttribute> Attributes { get; }

    /// <summary>The other entities.</summary>
    public IReadOnlyList<QueryEntity> Entities { get; }

    internal QueryAttribute? Find(string name) => _attributes.GetValueOrDefault(name);

    internal string Describe() =>
        string.Join(", ", Entities.Select(entity => QueryPrinter.Prefix(entity) + "KEY").Concat(Attributes.Select(attribute => attribute.Name)));
}
