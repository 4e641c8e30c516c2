using HarOrleans.Optimization;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers what studies optimise with.</summary>
public static class HarOptimizationServiceCollectionExtensions
{
    /// <summary>
    /// Adds the built-in samplers and pruners and the catalogues <see cref="Samplers"/> and <see cref="Pruners"/>. Calling it twice is once; further
    /// <see cref="ISamplerFactory"/> and <see cref="IPrunerFactory"/> registrations join in, before or after.
    /// </summary>
    public static IServiceCollection AddHarOptimization(this IServiceCollection services)
    {
        services.TryAddSingleton<Samplers>();
        services.TryAddSingleton<Pruners>();
        return services
            .AddRandomSampler().AddGridSampler().AddTpeSampler().AddPartialFixedSampler()
            .AddNopPruner().AddMedianPruner().AddPercentilePruner().AddSuccessiveHalvingPruner()
            .AddHyperbandPruner().AddThresholdPruner().AddPatientPruner().AddWilcoxonPruner();
    }
}
