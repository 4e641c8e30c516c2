using System.Security.Cryptography;

namespace HarOrleans.Client;

/// <summary>Where a writer's numbers begin: at a random place among 2^62, so that the ranges of two writers do not meet.</summary>
internal static class UniqueSequence
{
    internal static long New() => BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long))) & (long.MaxValue >> 1);
}
