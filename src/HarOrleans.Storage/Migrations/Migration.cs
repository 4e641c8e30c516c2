using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace HarOrleans.Storage.Migrations;

/// <summary>One numbered step of the schema, carried in this assembly.</summary>
/// <param name="Version">Its number, from 1 without gaps.</param>
/// <param name="Name">The file's name, e.g. <c>0001_grain_state.sql</c>.</param>
/// <param name="Sql">Its statements.</param>
/// <param name="Sha256">Digest of the text with line feeds alone, so that a checkout with other line ends has the same.</param>
internal sealed record Migration(int Version, string Name, string Sql, string Sha256)
{
    /// <summary>Makes a step from a file's name and text.</summary>
    public static Migration Of(string name, string text)
    {
        var sql = text.ReplaceLineEndings("\n");
        var version = int.Parse(name.AsSpan(0, name.IndexOf('_')), System.Globalization.CultureInfo.InvariantCulture);
        return new Migration(version, name, sql, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))));
    }

    /// <summary>All steps of a dialect, by number.</summary>
    public static IReadOnlyList<Migration> Load(string dialect)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var prefix = dialect + "/";
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
                .Select(name => Of(name[prefix.Length..], ReadText(assembly, name)))
                .OrderBy(migration => migration.Version),
        ];
    }

    private static string ReadText(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
