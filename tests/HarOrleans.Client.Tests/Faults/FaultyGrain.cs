using System.Reflection;

namespace HarOrleans.Client.Tests.Faults;

/// <summary>A grain whose first of every three calls times out.</summary>
public class FaultyGrain : DispatchProxy
{
    private static readonly MethodInfo FromException = typeof(Task).GetMethod(nameof(Task.FromException), 1, [typeof(Exception)])!;

    private object _real = null!;
    private CallCounter _calls = null!;

    public static object Over(Type grain, object real, CallCounter calls)
    {
        var proxy = Create(grain, typeof(FaultyGrain));
        ((FaultyGrain)proxy)._real = real;
        ((FaultyGrain)proxy)._calls = calls;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _calls.Next() % 3 != 1
        ? targetMethod!.Invoke(_real, args)
        : FromException.MakeGenericMethod(targetMethod!.ReturnType.GetGenericArguments()[0]).Invoke(null, [new TimeoutException("no answer")]);
}
