using System.Reflection;

namespace HarOrleans.Client.Tests.Faults;

/// <summary>A grain whose first of every three calls times out: in turn before it is made, and after it took place.</summary>
public class FaultyGrain : DispatchProxy
{
    private static readonly MethodInfo Lost = typeof(FaultyGrain).GetMethod(nameof(LostOfAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    private object _real = null!;
    private CallCounter _calls = null!;

    public static object Over(Type grain, object real, CallCounter calls)
    {
        var proxy = Create(grain, typeof(FaultyGrain));
        ((FaultyGrain)proxy)._real = real;
        ((FaultyGrain)proxy)._calls = calls;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var call = _calls.Next();
        if (call % 3 != 1)
        {
            return targetMethod!.Invoke(_real, args);
        }

        var taken = call % 6 == 1 ? Task.CompletedTask : (Task)targetMethod!.Invoke(_real, args)!;
        return targetMethod!.ReturnType.GetGenericArguments() is [var result] ? Lost.MakeGenericMethod(result).Invoke(null, [taken]) : LostAsync(taken);
    }

    private static async Task LostAsync(Task taken)
    {
        await taken;
        throw new TimeoutException("no answer");
    }

    private static async Task<T> LostOfAsync<T>(Task taken)
    {
        await taken;
        throw new TimeoutException("no answer");
    }
}
