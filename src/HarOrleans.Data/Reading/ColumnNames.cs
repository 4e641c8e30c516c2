namespace HarOrleans.Data.Reading;

/// <summary>Makes repeated column names unique.</summary>
internal static class ColumnNames
{
    /// <summary>Appends .1, .2 … to the second, third … of a name, as pandas does; a number whose result the header itself holds is passed over.</summary>
    internal static string[] Distinguish(IReadOnlyList<string> header)
    {
        var taken = new HashSet<string>(header, StringComparer.Ordinal);
        var repeats = new Dictionary<string, int>(StringComparer.Ordinal);
        var names = new string[header.Count];
        for (var column = 0; column < names.Length; column++)
        {
            var name = header[column];
            if (repeats.TryAdd(name, 0))
            {
                names[column] = name;
                continue;
            }

            do
            {
                names[column] = FormattableString.Invariant($"{name}.{++repeats[name]}");
            }
            while (!taken.Add(names[column]));
        }

        return names;
    }
}
