using System.Reflection;

namespace HarOrleans.Grains.Tests;

/// <summary>A store whose process dies at one call: just before it, or just after it took place. From then on no call that the point stands for gets through.</summary>
public class CrashPoint : DispatchProxy
{
    private object _real = null!;
    private string _method = "";
    private bool _before;
    private TaskCompletionSource _reached = null!;
    private Func<string, bool> _isOfDead = null!;

    /// <summary>Stands before a store.</summary>
    /// <param name="real">The store.</param>
    /// <param name="method">The call at which it dies.</param>
    /// <param name="before">Before it, or after it took place.</param>
    /// <param name="reached">Completes when it has died.</param>
    /// <param name="isOfDead">Which methods are called by what died.</param>
    public static T Over<T>(T real, string method, bool before, TaskCompletionSource reached, Func<string, bool> isOfDead)
        where T : class
    {
        var proxy = Create<T, CrashPoint>();
        var point = (CrashPoint)(object)proxy;
        (point._real, point._method, point._before, point._reached, point._isOfDead) = (real, method, before, reached, isOfDead);
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (_isOfDead(targetMethod!.Name) && _reached.Task.IsCompleted)
        {
            throw new IOException("the process is dead");
        }

        if (targetMethod.Name != _method)
        {
            return targetMethod.Invoke(_real, args);
        }

        if (!_before)
        {
            // Elsewhere: a grain's own turn would wait for itself.
            Task.Run(() => (Task)targetMethod.Invoke(_real, args)!).GetAwaiter().GetResult();
        }

        _reached.TrySetResult();
        throw new IOException("the process died here");
    }
}
