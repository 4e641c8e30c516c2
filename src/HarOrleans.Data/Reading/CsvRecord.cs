using System.Text;

namespace HarOrleans.Data.Reading;

/// <summary>Splits one line into fields by RFC 4180: fields may stand in quotes, and a doubled quote inside stands for one.</summary>
internal static class CsvRecord
{
    private const byte Quote = (byte)'"';
    private const char Unprintable = '\uFFFD';

    /// <summary>The fields with their quotes undone, or null where a quote is not closed on this line or text follows a closing quote.</summary>
    internal static List<byte[]>? Split(ReadOnlySpan<byte> line)
    {
        var fields = new List<byte[]>();
        while (true)
        {
            int length;
            if (line.Length > 0 && line[0] == Quote)
            {
                length = QuotedLength(line);
                if (length < 0 || (length < line.Length && line[length] != (byte)','))
                {
                    return null;
                }

                fields.Add(Undo(line[1..(length - 1)]));
            }
            else
            {
                length = line.IndexOf((byte)',');
                length = length < 0 ? line.Length : length;
                fields.Add(line[..length].ToArray());
            }

            if (length == line.Length)
            {
                return fields;
            }

            line = line[(length + 1)..];
        }
    }

    /// <summary>The field as a file would have it: in quotes where it needs them.</summary>
    internal static string Quoted(string field) =>
        field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>The text without characters that would steer a terminal.</summary>
    internal static string Printable(string text) => text.Any(char.IsControl) ? string.Concat(text.Select(each => char.IsControl(each) ? Unprintable : each)) : text;

    /// <summary>The text for a message: at most 80 characters, all of them printable.</summary>
    internal static string Show(ReadOnlySpan<byte> field)
    {
        var text = Printable(Encoding.UTF8.GetString(field[..Math.Min(field.Length, 400)]));
        return text.Length <= 80 ? text : string.Concat(text.AsSpan(0, 79), "…");
    }

    private static int QuotedLength(ReadOnlySpan<byte> line)
    {
        for (var at = 1; at < line.Length; at++)
        {
            if (line[at] != Quote)
            {
                continue;
            }

            if (at + 1 == line.Length || line[at + 1] != Quote)
            {
                return at + 1;
            }

            at++;
        }

        return -1;
    }

    private static byte[] Undo(ReadOnlySpan<byte> inside) => inside.IndexOf(Quote) < 0
        ? inside.ToArray()
        : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(inside).Replace("\"\"", "\"", StringComparison.Ordinal));
}
