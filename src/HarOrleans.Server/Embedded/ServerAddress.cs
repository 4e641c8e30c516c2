using System.Text.Json;

namespace HarOrleans.Server;

/// <summary>Where a running server can be reached. It stands in its state folder, in <c>server.json</c>, from when the server listens until it stops.</summary>
/// <param name="Pid">The server's process.</param>
/// <param name="Dashboard">The dashboard's address, or null where the server has none.</param>
/// <param name="GatewayPort">Port of its Orleans gateway; 0 where it has none.</param>
/// <param name="ClusterId">Its cluster.</param>
/// <param name="ServiceId">Its service.</param>
/// <param name="Database">Its PostgreSQL database, without the password; null where it is the folder's own file.</param>
/// <param name="Host">The address of its gateway; null for 127.0.0.1.</param>
public sealed record ServerAddress(int Pid, Uri? Dashboard, int GatewayPort, string ClusterId, string ServiceId, string? Database = null, string? Host = null)
{
    internal const string FileName = "server.json";

    private static readonly JsonSerializerOptions Form = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    /// <summary>
    /// The address of the server that has a state folder now; null where none listens yet or any more. What a killed server left is not believed: the
    /// folder's lock must be held, and by the process that wrote the address. Writes nothing.
    /// </summary>
    /// <param name="stateFolder">The state folder.</param>
    public static ServerAddress? Find(string stateFolder)
    {
        try
        {
            var address = JsonSerializer.Deserialize<ServerAddress>(File.ReadAllText(Path.Combine(stateFolder, FileName)), Form);
            return address is not null && StateFolderLock.Holder(stateFolder) is { Reads: false } holder && holder.Pid == address.Pid && StateFolderLock.IsHeld(stateFolder)
                ? address
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes the address beside its place and moves it there, so that nobody reads half of it.</summary>
    internal void Write(string stateFolder)
    {
        var path = Path.Combine(stateFolder, FileName);
        File.WriteAllText(path + ".tmp", JsonSerializer.Serialize(this, Form) + "\n");
        File.Move(path + ".tmp", path, overwrite: true);
    }
}
