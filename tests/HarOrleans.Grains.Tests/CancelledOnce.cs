using System.Reflection;

namespace HarOrleans.Grains.Tests;

/// <summary>A real service, one of whose methods ends as cancelled the first time, as a call to a silo that stops may; what else is called goes through.</summary>
#pragma warning disable CA1852 // What DispatchProxy makes derives from it.
internal class CancelledOnce<T> : DispatchProxy
    where T : class
#pragma warning restore CA1852
{
    private readonly TaskCompletionSource _again = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _inner = null!;
    private string _method = "";
    private int _calls;

    internal static T Around(T inner, string method, out Task again)
    {
        var made = Create<T, CancelledOnce<T>>();
        var proxy = (CancelledOnce<T>)(object)made;
        (proxy._inner, proxy._method) = (inner, method);
        again = proxy._again.Task;
        return made;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name == _method && Interlocked.Increment(ref _calls) is var call)
        {
            if (call == 1)
            {
                throw new TaskCanceledException("A silo that stops cancelled this.");
            }

            _again.TrySetResult();
        }

        return targetMethod.Invoke(_inner, BindingFlags.DoNotWrapExceptions, null, args, null);
    }
}
