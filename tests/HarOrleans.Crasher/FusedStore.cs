using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Crasher;

/// <summary>A store whose writes pass the fuse: before they begin, and after their commit before the caller hears of it.</summary>
#pragma warning disable CA1852 // DispatchProxy makes a subclass of it at run time.
internal class FusedStore<T> : DispatchProxy
#pragma warning restore CA1852
    where T : class
{
    private static readonly string[] Reads = ["Find", "Load", "List", "Read"];

    private T _inner = null!;
    private Fuse _fuse = null!;

    internal static void Wrap(IServiceCollection services, Fuse fuse)
    {
        var inner = services.Last(x => x.ServiceType == typeof(T));
        services.Remove(inner);
        services.AddSingleton(provider =>
        {
            var proxy = Create<T, FusedStore<T>>();
            var fused = (FusedStore<T>)(object)proxy;
            fused._fuse = fuse;
            fused._inner = (T)(inner.ImplementationInstance
                ?? inner.ImplementationFactory?.Invoke(provider)
                ?? ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!));
            return proxy;
        });
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (Reads.Any(x => targetMethod!.Name.StartsWith(x, StringComparison.Ordinal)))
        {
            return targetMethod!.Invoke(_inner, args);
        }

        return targetMethod!.ReturnType.IsGenericType
            ? typeof(FusedStore<T>).GetMethod(nameof(FusedResultAsync), BindingFlags.NonPublic | BindingFlags.Instance)!
                .MakeGenericMethod(targetMethod.ReturnType.GetGenericArguments()).Invoke(this, [targetMethod, args])
            : FusedAsync(targetMethod, args);
    }

    private async Task<TResult> FusedResultAsync<TResult>(MethodInfo method, object?[]? args)
    {
        await _fuse.BeforeAsync(method.Name);
        var result = await (Task<TResult>)method.Invoke(_inner, args)!;
        await _fuse.AfterAsync();
        return result;
    }

    private async Task FusedAsync(MethodInfo method, object?[]? args)
    {
        await _fuse.BeforeAsync(method.Name);
        await (Task)method.Invoke(_inner, args)!;
        await _fuse.AfterAsync();
    }
}
