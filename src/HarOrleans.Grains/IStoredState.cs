using HarOrleans.Contracts;

namespace HarOrleans.Grains;

/// <summary>A grain's state as stored. Fields that are added at its end need no new format; one is due where an older version would do harm by reading it or by writing it back without them.</summary>
internal interface IStoredState
{
    /// <summary>The format that it was written in; 1 where it says nothing.</summary>
    int Format { get; set; }

    /// <summary>The format that this version writes, and the newest that it reads.</summary>
    static abstract int Newest { get; }

    /// <summary>Refuses a state that a newer version wrote: serving it would lose what is new in it with the next write.</summary>
    /// <exception cref="StateFormatException">Its format is newer than this version.</exception>
    internal static void Require<T>(T state, string name, GrainId grain)
        where T : IStoredState
    {
        if (state.Format > T.Newest)
        {
            throw new StateFormatException(name, grain.ToString(), state.Format, T.Newest);
        }
    }
}
