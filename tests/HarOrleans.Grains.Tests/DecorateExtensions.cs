using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Grains.Tests;

/// <summary>Puts a fault around a registered service.</summary>
internal static class DecorateExtensions
{
    internal static void Decorate<T>(this IServiceCollection services, Func<T, T> wrap)
        where T : class
    {
        var inner = services.Last(x => x.ServiceType == typeof(T));
        services.Remove(inner);
        services.AddSingleton(provider => wrap((T)(inner.ImplementationInstance
            ?? inner.ImplementationFactory?.Invoke(provider)
            ?? ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!))));
    }
}
