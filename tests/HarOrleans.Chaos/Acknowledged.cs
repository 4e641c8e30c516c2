using System.Globalization;

namespace HarOrleans.Chaos;

/// <summary>A point that a trainer was told is stored.</summary>
/// <param name="Run">Its run.</param>
/// <param name="Attempt">Who logged it.</param>
/// <param name="Step">Its step.</param>
/// <param name="Place">Its value.</param>
/// <param name="LoggedMs">When the trainer began to log it. It may hear late that it is stored: one that was frozen meanwhile hears it after others have gone on.</param>
internal sealed record Acknowledged(string Run, int Attempt, int Step, double Place, long LoggedMs)
{
    /// <summary>All that trainers noted; a line that a kill has cut is no note.</summary>
    internal static IReadOnlyList<Acknowledged> ReadAll(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.acknowledged").SelectMany(File.ReadLines).Select(line => line.Split(' ')).Where(parts => parts is [.., "."]).Select(Read)];

    /// <summary>A line; its last word says that it is whole.</summary>
    internal string Write() => string.Create(CultureInfo.InvariantCulture, $"{Run} {Attempt} {Step} {Place:R} {LoggedMs} .\n");

    private static Acknowledged Read(string[] parts) => new(
        parts[0],
        int.Parse(parts[1], CultureInfo.InvariantCulture),
        int.Parse(parts[2], CultureInfo.InvariantCulture),
        double.Parse(parts[3], CultureInfo.InvariantCulture),
        long.Parse(parts[4], CultureInfo.InvariantCulture));
}
