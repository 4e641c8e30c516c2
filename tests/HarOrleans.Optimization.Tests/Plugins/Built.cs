using HarOrleans.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Optimization.Tests;

/// <summary>The built-in samplers and pruners, as a server has them.</summary>
internal static class Built
{
    private static readonly ServiceProvider Services = new ServiceCollection().AddHarOptimization().BuildServiceProvider();

    internal static Samplers Samplers => Services.GetRequiredService<Samplers>();

    internal static Pruners Pruners => Services.GetRequiredService<Pruners>();

    /// <summary>A sampler with options given as <c>name=value name=value</c>.</summary>
    internal static ISampler Sampler(string name, string options = "") => Samplers.Create(new SamplerSpec(name, 0, Parse(options)));

    /// <summary>A pruner with options given as <c>name=value name=value</c>.</summary>
    internal static IPruner Pruner(string name, string options = "") => Pruners.Create(new PrunerSpec(name, Parse(options)));

    internal static Dictionary<string, string> Parse(string options) =>
        options.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(option => option.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
}
