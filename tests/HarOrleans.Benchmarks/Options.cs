using System.CommandLine;
using System.Text.Json;

namespace HarOrleans.Benchmarks;

/// <summary>Options that several verbs have.</summary>
internal static class Options
{
    private static readonly JsonSerializerOptions Written = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    internal static Option<string> Function()
    {
        var option = new Option<string>("--function") { Description = "The function to minimise.", Required = true };
        option.AcceptOnlyFromAmong([.. TestFunctions.ByName.Keys]);
        return option;
    }

    internal static Option<string?> Json() => new("--json") { Description = "Writes the figures as JSON to a file, or to stdout for '-'." };

    /// <summary>Writes figures to a file, to stdout for <c>-</c>, or nowhere.</summary>
    internal static async Task<int> WriteAsync(object figures, string? json, CancellationToken cancellationToken)
    {
        if (json is not null)
        {
            var text = JsonSerializer.Serialize(figures, Written);
            await (json == "-" ? Console.Out.WriteLineAsync(text) : File.WriteAllTextAsync(json, text, cancellationToken));
        }

        return 0;
    }
}
