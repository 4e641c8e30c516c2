namespace HarOrleans.Host.Output;

/// <summary>A folder or file that a command was asked to write to.</summary>
internal static class OutputFolder
{
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
