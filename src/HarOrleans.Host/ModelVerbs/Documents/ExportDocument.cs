namespace HarOrleans.Host.ModelVerbs.Documents;

/// <summary>A file of weights that was written; <c>tensors</c> has each one's shape by name.</summary>
internal sealed record ExportDocument(string Model, string File, string Format, long Bytes, string Sha256, IReadOnlyDictionary<string, IReadOnlyList<long>> Tensors);
