namespace HarOrleans.Optimization;

/// <summary>Arrays with room behind what they hold, so that they grow seldom.</summary>
internal static class Rooms
{
    /// <summary>Room for at least so many; what it held is lost.</summary>
    internal static void Reserve<T>(ref T[] room, int count)
    {
        if (room.Length < count)
        {
            room = new T[count * 2];
        }
    }

    /// <summary>Puts a value in its place, and what is there and behind it one further.</summary>
    internal static void Insert<T>(ref T[] room, int count, int at, T value)
    {
        if (count == room.Length)
        {
            Array.Resize(ref room, (count + 1) * 2);
        }

        Array.Copy(room, at, room, at + 1, count - at);
        room[at] = value;
    }

    /// <summary>Takes the value of a place away.</summary>
    internal static void Remove<T>(T[] room, int count, int at) => Array.Copy(room, at + 1, room, at, count - at - 1);
}
