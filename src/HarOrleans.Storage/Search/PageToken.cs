using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HarOrleans.Contracts;

namespace HarOrleans.Storage.Search;

/// <summary>Where a page ended: the values of its last row's keys, and a mark of the search that they belong to. Opaque outside.</summary>
internal static class PageToken
{
    /// <summary>A mark of what a search asks for, beside the page.</summary>
    public static string Mark(params IEnumerable<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u0001', parts))))[..16];

    /// <summary>A token.</summary>
    public static string Write(string mark, IEnumerable<object?> values) =>
        Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes((string?[])[mark, .. values.Select(Write)])).Replace('+', '-').Replace('/', '_');

    /// <exception cref="InvalidSpecException">It is no token, or another search's.</exception>
    public static IReadOnlyList<object?> Read(string token, string mark, int keys)
    {
        try
        {
            var parts = JsonSerializer.Deserialize<string?[]>(Convert.FromBase64String(token.Replace('-', '+').Replace('_', '/'))) ?? [];
            if (parts.Length == keys + 1 && parts[0] == mark)
            {
                return [.. parts.Skip(1).Select(Read)];
            }
        }
        catch (Exception e) when (e is FormatException or JsonException or OverflowException or ArgumentException)
        {
            // Said below: it is no token.
        }

        throw new InvalidSpecException([$"page_token = '{token[..Math.Min(40, token.Length)]}': it belongs to no page of this search. Give the last page's token with the same query and order, or none."]);
    }

    private static string? Write(object? value) => value switch
    {
        null => null,
        double real => "d" + real.ToString("R", CultureInfo.InvariantCulture),
        long whole => "l" + whole.ToString(CultureInfo.InvariantCulture),
        _ => "t" + value,
    };

    private static object? Read(string? text) => text switch
    {
        null => null,
        ['d', .. var real] => double.Parse(real, CultureInfo.InvariantCulture),
        ['l', .. var whole] => long.Parse(whole, CultureInfo.InvariantCulture),
        ['t', .. var word] => word,
        _ => throw new FormatException(),
    };
}
