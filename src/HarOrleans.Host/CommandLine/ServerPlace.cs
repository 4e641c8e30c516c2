using System.Collections.ObjectModel;
using HarOrleans.Contracts;

namespace HarOrleans.Host.CommandLine;

/// <summary>A server's place among the others of its database.</summary>
/// <param name="Roles">What it does.</param>
/// <param name="Artifacts">The folder or bucket of the artifacts, or null for what is named elsewhere, or the state folder's own.</param>
/// <param name="Advertise">The address that others reach it by.</param>
/// <param name="SiloPort">The port that other servers reach it by, or null for any.</param>
/// <param name="GatewayPort">The port that clients reach it by, or null for any.</param>
/// <param name="Labels">What its trainer announces of itself.</param>
internal sealed record ServerPlace(IReadOnlyList<string> Roles, string? Artifacts, string Advertise, int? SiloPort, int? GatewayPort, IReadOnlyDictionary<string, string> Labels)
{
    /// <summary>A server that does everything.</summary>
    internal static ServerPlace Default { get; } = new(SiloRoles.All, null, "127.0.0.1", null, null, ReadOnlyDictionary<string, string>.Empty);
}
