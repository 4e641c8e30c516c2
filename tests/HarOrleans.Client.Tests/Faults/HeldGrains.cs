using System.Reflection;
using HarOrleans.Contracts;

namespace HarOrleans.Client.Tests.Faults;

/// <summary>A grain factory whose runs take batches only once a gate is open.</summary>
public class HeldGrains : DispatchProxy
{
    private object _real = null!;
    private Task _gate = null!;

    public static IGrainFactory Over(IGrainFactory real, Task gate) => (IGrainFactory)Over(typeof(IGrainFactory), real, gate);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
    {
        nameof(IRunGrain.LogAsync) => LogAsync(targetMethod, args),
        nameof(IGrainFactory.GetGrain) => Over(targetMethod.ReturnType, targetMethod.Invoke(_real, args)!, _gate),
        _ => targetMethod.Invoke(_real, args),
    };

    private static object Over(Type type, object real, Task gate)
    {
        var proxy = Create(type, typeof(HeldGrains));
        ((HeldGrains)proxy)._real = real;
        ((HeldGrains)proxy)._gate = gate;
        return proxy;
    }

    private async Task LogAsync(MethodInfo method, object?[]? args)
    {
        await _gate;
        await (Task)method.Invoke(_real, args)!;
    }
}
