using System.Text.Json;
using HarOrleans.Contracts;
using HarOrleans.Optimization;

namespace HarOrleans.Host.StudyVerbs;

/// <summary>A search space as typed: a JSON object of names to distributions in Optuna's form.</summary>
internal static class SpaceInput
{
    internal static IReadOnlyList<SearchParameter>? Read(string? json)
    {
        if (json is null)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            return [.. document.RootElement.EnumerateObject().Select(x => new SearchParameter(x.Name, OptunaDistributionJson.Read(x.Value.GetRawText())))];
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            throw new BadInputException(
                $"--search-space: {e.Message} Give an object like {{\"lr\": {{\"name\": \"FloatDistribution\", \"attributes\": {{\"low\": 0.0001, \"high\": 0.1, \"log\": true}}}}}}.");
        }
    }
}
