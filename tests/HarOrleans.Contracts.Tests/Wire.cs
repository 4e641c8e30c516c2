using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace HarOrleans.Contracts.Tests;

/// <summary>Orleans' serializer as a silo builds it, and a text of any value to compare with.</summary>
internal static class Wire
{
    private static readonly ServiceProvider Services = new ServiceCollection().AddSerializer().BuildServiceProvider();

    internal static byte[] Write(object value) => Services.GetRequiredService<Serializer>().SerializeToArray(value);

    internal static object Read(byte[] bytes) => Services.GetRequiredService<Serializer>().Deserialize<object>(bytes)!;

    internal static object Copy(object value) => Services.GetRequiredService<DeepCopier>().Copy(value)!;
}
