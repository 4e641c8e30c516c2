namespace HarOrleans.Host.Output;

/// <summary>A folder or file that a command was asked to write to.</summary>
internal static class OutputFolder
{
    /// <summary>Looks whether a file can be made there, before long work is done for it.</summary>
    /// <exception cref="BadInputException">It is a folder, or in none.</exception>
    internal static void Look(string option, string file)
    {
        if (Directory.Exists(file))
        {
            throw new BadInputException($"{option} {file}: this is a folder. Give a file in it.");
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        if (!Directory.Exists(folder))
        {
            throw new BadInputException($"{option} {file}: this cannot be written to, as there is no folder {folder}. Make it first, or give another place.");
        }
    }

    /// <summary>Writes, and turns what the file system refuses into a message that names the option.</summary>
    /// <exception cref="BadInputException">The place cannot be written to.</exception>
    internal static void Writing(string option, string place, Action<string> write)
    {
        try
        {
            write(place);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{option} {place}: this cannot be written to ({e.Message.TrimEnd('.')}). Give another place.");
        }
    }
}
