using System.Reflection;

namespace HarOrleans.Client.Tests;

/// <summary>A grain factory that must not be used.</summary>
public class NoGrains : DispatchProxy
{
    public static IGrainFactory Create() => Create<IGrainFactory, NoGrains>();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => throw new InvalidOperationException($"{targetMethod} was called.");
}
