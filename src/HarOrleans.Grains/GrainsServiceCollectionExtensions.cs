using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Hosting;
using Orleans.Placement;
using Orleans.Runtime;
using Orleans.Runtime.MembershipService.SiloMetadata;
using Orleans.Runtime.Placement;

namespace HarOrleans.Grains;

/// <summary>Brings the grains and what runs beside them into a silo.</summary>
public static class GrainsServiceCollectionExtensions
{
    /// <summary>Adds grains, placement and the loops that the silo's roles ask for. Needs the stores, the optimisation services and the grain storage <see cref="GrainStates.Provider"/>.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="roles">Its roles.</param>
    /// <param name="configureTrainer">Changes how it trains, where it does.</param>
    public static ISiloBuilder AddHarGrains(this ISiloBuilder silo, IReadOnlyList<string> roles, Action<TrainerOptions>? configureTrainer = null)
    {
        var trainer = new TrainerOptions();
        configureTrainer?.Invoke(trainer);
        silo.UseSiloMetadata(SiloRoleMetadata.For(roles, roles.Contains(SiloRoles.Trainer) ? trainer.Labels : null));
        var services = silo.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IIdSource, RandomIdSource>();
        services.AddOptions<LeaseOptions>();
        services.AddSingleton<ProjectionSignal>();
        services.AddSingleton<StudySpecCheck>();
        services.AddSingleton<ArtifactGrants>();
        services.AddSingleton<ArtifactDoor>();
        services.AddSingleton<ModelFiles>();

        // Transient, because each grain type fills a strategy of its own; a shared one would keep the last type's role for all.
        services.AddPlacementFilter<RequireSiloRole, RequireSiloRoleDirector>(ServiceLifetime.Transient);
        services.AddPlacementDirector<PinnedToSilo, PinnedToSiloDirector>();
        if (roles.Contains(SiloRoles.Control))
        {
            services.AddSingleton<SiloWatch>();
            AddLoop<LeaseSupervisor>(services);
            AddLoop<CatalogProjector>(services);
            AddLoop<ArtifactSweeper>(services);
        }

        if (roles.Contains(SiloRoles.Trainer))
        {
            services.AddOptions<TrainerOptions>().Configure(configureTrainer ?? (_ => { }))
                .Validate(x => x.Slots >= 1, "A trainer silo needs at least one slot.").ValidateOnStart();
            services.AddSingleton<ModelScorer>();
            services.AddSingleton<TrialRunner>();
            services.AddSingleton<TrainerSlots>();
            AddLoop<TrainerHeartbeat>(services);
        }

        return silo;
    }

    private static void AddLoop<T>(IServiceCollection services)
        where T : SiloLoop =>
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider => ActivatorUtilities.CreateInstance<T>(provider));
}
