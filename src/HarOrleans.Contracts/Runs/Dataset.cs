namespace HarOrleans.Contracts;

/// <summary>A data set as it is registered: MLflow's Dataset.</summary>
/// <param name="Name">Its name, e.g. <c>uci-har/train</c>; 1 to 500 characters.</param>
/// <param name="Digest">What tells its contents from others of the name, e.g. a SHA-256 in lower-case hex; 1 to 64 characters.</param>
/// <param name="SourceType">What the source is, e.g. <c>local</c>.</param>
/// <param name="Source">Where it came from, as JSON, e.g. <c>{"uri":"/data/train.csv"}</c>; at most 65,535 characters.</param>
/// <param name="Schema">Its columns, as JSON in MLflow's form (<c>{"mlflow_colspec":[…]}</c>), or null; at most 1,048,575 characters.</param>
/// <param name="Profile">Figures about it, as JSON, e.g. <c>{"num_rows":7352}</c>, or null; at most 16,777,215 characters.</param>
[GenerateSerializer, Immutable, Alias(Aliases.Dataset)]
public sealed record Dataset(string Name, string Digest, string SourceType, string Source, string? Schema, string? Profile)
{
    /// <summary>Everything that is wrong with it, each naming field and value; empty where nothing is.</summary>
    public IEnumerable<string> Errors() =>
    [
        .. Length("name", Name, 1, 500), .. Length("digest", Digest, 1, 64), .. Length("source_type", SourceType, 1, 36), .. Length("source", Source, 1, 65_535),
        .. Length("schema", Schema, 0, 1_048_575), .. Length("profile", Profile, 0, 16_777_215),
    ];

    private static IEnumerable<string> Length(string field, string? value, int least, int most)
    {
        if ((value?.Length ?? 0) < least)
        {
            yield return $"{field}: the text is empty. Give one of at most {most} characters.";
        }
        else if (value?.Length > most)
        {
            yield return $"{field}: '{value[..Math.Min(40, value.Length)]}…' has {value.Length} characters. Give at most {most}.";
        }
    }
}
