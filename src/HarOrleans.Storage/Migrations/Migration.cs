using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace HarOrleans.Storage.Migrations;

/// <summary>One numbered step of the schema, carried in this assembly.</summary>
/// <param name="Version">Its number, from 1 without gaps.</param>
/// <param name="Name">The file's name, e.g. <c>0001_grain_state.sql</c>.</param>
/// <param name="Sql">Its statements.</param>
/// <param name="Sha256">Digest of the text with line feeds alone, so that a checkout with other line ends has the same.</param>
internal sealed partial record Migration(int Version, string Name, string Sql, string Sha256)
{
    /// <summary>
    /// Up to which number a program has to know the steps to work with a database that has this one: what the first line says (<c>-- needs: 0013</c>), where the step only adds, or else its own number.
    /// </summary>
    public int Needs { get; } = Header().Match(Sql) is { Success: true } said ? int.Parse(said.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : Version;

    /// <summary>The step that made the database keep <see cref="Needs"/>: programs that do not know it refuse whatever they do not know.</summary>
    public const int NeedsSince = 14;

    /// <summary>Whether programs that do not know the step start beside it.</summary>
    public bool OnlyAdds => Needs is >= NeedsSince && Needs < Version;

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

    [GeneratedRegex(@"\A-- needs: ([0-9]{4})\n", RegexOptions.CultureInvariant)]
    private static partial Regex Header();

    private static string ReadText(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
