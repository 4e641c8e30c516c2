using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using Orleans.Configuration;
using Orleans.Hosting;

namespace HarOrleans.Storage;

/// <summary>Membership in a PostgreSQL database, for silos and for clients.</summary>
public static class HarClusteringExtensions
{
    private const string Invariant = "Npgsql";

    /// <summary>Makes a silo a member of its database's cluster. Needs the stores of the same database, migrated before the silo starts.</summary>
    public static ISiloBuilder AddHarClustering(this ISiloBuilder silo) =>
        silo.UseAdoNetClustering(options => options.Configure<DbDataSource>((clustering, source) => (clustering.Invariant, clustering.DataSource) = (Invariant, source)));

    /// <summary>Lets a client find the gateways of a database's cluster, also as silos come and go.</summary>
    public static IClientBuilder AddHarClustering(this IClientBuilder client, PostgresAddress address)
    {
        client.Services.TryAddSingleton(_ => NpgsqlDataSource.Create(address.ConnectionString));
        return client.UseAdoNetClustering(options => options.Configure<NpgsqlDataSource>((clustering, source) => (clustering.Invariant, clustering.DataSource) = (Invariant, source)));
    }
}
