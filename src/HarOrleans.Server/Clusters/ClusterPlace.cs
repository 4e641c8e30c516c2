using System.Net;
using System.Net.Sockets;
using HarOrleans.Contracts;
using HarOrleans.Storage;
using Orleans.Configuration;

namespace HarOrleans.Server;

/// <summary>
/// Where a silo stands in its cluster: the cluster's name, which the database keeps, and the silo's address and ports. Known once <see cref="TakeAsync"/> has run, and so
/// before the silo is made.
/// </summary>
internal sealed class ClusterPlace(HarServerOptions options, IClusterStore cluster)
{
    private const string PortsFile = "silo.ports";

    private string _clusterId = "";
    private IPAddress _address = IPAddress.Loopback;
    private IPAddress _listens = IPAddress.Loopback;
    private (int Silo, int Gateway) _ports;

    /// <summary>
    /// Finds everything out, under the state folder's lock. Where no port was asked for, the silo takes those of the folder's last one, where they are free: a silo that starts at the
    /// address of one that was killed is known to be its successor, and nobody waits until the dead one is missed.
    /// </summary>
    /// <exception cref="InvalidSpecException">The address that others are to reach the silo by cannot be found.</exception>
    /// <exception cref="PortInUseException">A port that was asked for is taken.</exception>
    internal async Task TakeAsync(CancellationToken cancellationToken)
    {
        _address = await FindAddressAsync(options.Advertise, cancellationToken);
        _listens = FreePorts.IsLocal(_address) ? _address : IPAddress.Any;
        _ports = TakePorts();
        _clusterId = await cluster.ReadIdAsync(cancellationToken);
    }

    internal void Configure(ClusterOptions to) => to.ClusterId = _clusterId;

    internal void Configure(EndpointOptions to)
    {
        (to.AdvertisedIPAddress, to.SiloPort, to.GatewayPort) = (_address, _ports.Silo, _ports.Gateway);
        to.SiloListeningEndpoint = new IPEndPoint(_listens, _ports.Silo);
        to.GatewayListeningEndpoint = _ports.Gateway == 0 ? null : new IPEndPoint(_listens, _ports.Gateway);
    }

    private static async Task<IPAddress> FindAddressAsync(string advertise, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(advertise, out var address))
        {
            return address;
        }

        try
        {
            var found = await Dns.GetHostAddressesAsync(advertise, AddressFamily.InterNetwork, cancellationToken);
            return found.Length > 0 ? found[0] : throw Unknown(advertise, "it has no IPv4 address");
        }
        catch (SocketException error)
        {
            throw Unknown(advertise, error.Message);
        }
    }

    private static InvalidSpecException Unknown(string advertise, string problem) =>
        new([$"advertise = '{advertise}' is no address that other silos could reach this one by ({problem}). Give an IP address of this machine, or a host name that stands for one."]);

    private (int Silo, int Gateway) TakePorts()
    {
        var path = Path.Combine(options.StateFolder, PortsFile);
        var last = File.Exists(path) ? File.ReadAllText(path).Split(' ').Select(text => int.TryParse(text, out var port) ? port : 0).ToArray() : [];
        var free = FreePorts.TakeTwo(_listens);
        var silo = Choose(options.SiloPort, "silo-port", last.ElementAtOrDefault(0), free.First);
        var gateway = !options.HasGateway ? 0 : Choose(options.GatewayPort, "gateway-port", last.ElementAtOrDefault(1), free.Second);
        File.WriteAllText(path, FormattableString.Invariant($"{silo} {gateway}"));
        return (silo, gateway);
    }

    private int Choose(int? wanted, string option, int last, int free)
    {
        if (wanted is { } port)
        {
            return FreePorts.IsFree(_listens, port) ? port : throw new PortInUseException(port, option);
        }

        return last > 0 && FreePorts.IsFree(_listens, last) ? last : free;
    }
}
