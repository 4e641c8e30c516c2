using HarOrleans.Abstractions;
using HarOrleans.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HarOrleans.Training;

/// <summary>Puts the training room into a server.</summary>
public static class HarTrainingServices
{
    /// <summary>
    /// Registers the objectives <c>har-lstm</c> (<see cref="HarLstm"/>), <c>har-raw-lstm</c> (<see cref="HarRawLstm"/>) and <c>har-cnn</c> (<see cref="HarCnn"/>)
    /// among the silo's objectives; with the data sources that they read from, where none is registered yet; and what predicts with the models that they log. A second call changes nothing. Does not touch libtorch: the first trial loads it.
    /// </summary>
    /// <param name="services">The server's services.</param>
    public static IServiceCollection AddHarTraining(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddHarData();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IObjective, HarObjective<LstmFamily>>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IObjective, HarObjective<RawLstmFamily>>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IObjective, HarObjective<CnnFamily>>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IModelRuntime, ServedModels>());
        return services;
    }
}
