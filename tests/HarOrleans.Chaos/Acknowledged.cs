using System.Globalization;

namespace HarOrleans.Chaos;

/// <summary>A point that a trainer was told is stored.</summary>
internal sealed record Acknowledged(string Run, int Attempt, int Step, double Place, long TimeMs)
{
    /// <summary>All that trainers noted; a line that a kill has cut is no note.</summary>
    internal static IReadOnlyList<Acknowledged> ReadAll(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.acknowledged").SelectMany(File.ReadLines).Select(line => line.Split(' ')).Where(parts => parts is [.., "."]).Select(Read)];

    /// <summary>A line; its last word says that it is whole.</summary>
    internal string Write() => string.Create(CultureInfo.InvariantCulture, $"{Run} {Attempt} {Step} {Place:R} {TimeMs} .\n");

    private static Acknowledged Read(string[] parts) => new(
        parts[0],
        int.Parse(parts[1], CultureInfo.InvariantCulture),
        int.Parse(parts[2], CultureInfo.InvariantCulture),
        double.Parse(parts[3], CultureInfo.InvariantCulture),
        long.Parse(parts[4], CultureInfo.InvariantCulture));
}
