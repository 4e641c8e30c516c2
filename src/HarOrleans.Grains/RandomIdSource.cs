using System.Security.Cryptography;
using HarOrleans.Abstractions;

namespace HarOrleans.Grains;

/// <summary>Identities from the system's random source.</summary>
internal sealed class RandomIdSource : IIdSource
{
    public string NewRunId() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    public string NewToken() => RandomNumberGenerator.GetHexString(16, lowercase: true);
}
