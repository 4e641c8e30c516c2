using Microsoft.AspNetCore.StaticFiles;

namespace HarOrleans.Server;

/// <summary>What files are sent as, by their name alone: never by what they hold.</summary>
internal static class ArtifactTypes
{
    private const string Bytes = "application/octet-stream";

    private static readonly FileExtensionContentTypeProvider Types = new(
        new FileExtensionContentTypeProvider().Mappings.Append(new(".jsonl", "application/json-lines")).Append(new(".pth", Bytes))
            .ToDictionary(StringComparer.OrdinalIgnoreCase));

    /// <summary>The type of a file of this name.</summary>
    internal static string Of(string name) => Types.TryGetContentType(name, out var type) ? type : Bytes;
}
