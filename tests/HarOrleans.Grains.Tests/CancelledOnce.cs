using System.Reflection;

namespace HarOrleans.Grains.Tests;

/// <summary>A real service, one call of which ends as cancelled, as one to a silo that stops may; what else is called goes through.</summary>
#pragma warning disable CA1852 // What DispatchProxy makes derives from it.
internal class CancelledOnce<T> : DispatchProxy
    where T : class
#pragma warning restore CA1852
{
    private readonly TaskCompletionSource _again = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _inner = null!;
    private string _method = "";
    private int _at;
    private int _calls;

    internal static T Around(T inner, string method, out Task again, int at = 1)
    {
        var made = Create<T, CancelledOnce<T>>();
        var proxy = (CancelledOnce<T>)(object)made;
        (proxy._inner, proxy._method, proxy._at) = (inner, method, at);
        again = proxy._again.Task;
        return made;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name == _method && Interlocked.Increment(ref _calls) is var call)
        {
            if (call == _at)
            {
                throw new TaskCanceledException("A silo that stops cancelled this.");
            }

            if (call > _at)
            {
                _again.TrySetResult();
            }
        }

        return targetMethod.Invoke(_inner, BindingFlags.DoNotWrapExceptions, null, args, null);
    }
}
