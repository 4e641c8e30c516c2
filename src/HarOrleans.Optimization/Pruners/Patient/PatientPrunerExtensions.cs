using HarOrleans.Optimization;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="PatientPruner"/>.</summary>
internal static class PatientPrunerExtensions
{
    internal static IServiceCollection AddPatientPruner(this IServiceCollection services) => services.AddNamedPruner<PatientPruner>();
}
