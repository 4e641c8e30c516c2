using HarOrleans.Contracts;

namespace HarOrleans.Host.StudyVerbs;

/// <summary>What a study refuses on purpose is bad input of the command: said in its own words, and nothing was changed.</summary>
internal static class Refusals
{
    internal static async Task<T> AsBadInputAsync<T>(Func<Task<T>> command)
    {
        try
        {
            return await command();
        }
        catch (Exception e) when (e is InvalidSpecException or ConflictException or StudyClosedException or FencedException or NotFoundException or StudyMismatchException)
        {
            throw new BadInputException(e.Message);
        }
    }
}
