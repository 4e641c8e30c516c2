using System.Net;
using System.Net.Sockets;

namespace HarOrleans.Server;

/// <summary>Ports for a silo: fixed ones would let two servers on one machine reach each other's connections without an error.</summary>
internal static class FreePorts
{
    /// <summary>Two different free ports on the loopback address.</summary>
    internal static (int First, int Second) TakeTwo() => TakeTwo(IPAddress.Loopback);

    /// <summary>Two different free ports on an address.</summary>
    internal static (int First, int Second) TakeTwo(IPAddress address)
    {
        using var first = new TcpListener(address, 0);
        using var second = new TcpListener(address, 0);
        first.Start();
        second.Start();
        return (((IPEndPoint)first.LocalEndpoint).Port, ((IPEndPoint)second.LocalEndpoint).Port);
    }

    /// <summary>Whether an address is this machine's.</summary>
    internal static bool IsLocal(IPAddress address) => IsFree(address, 0);

    /// <summary>Whether a port could be listened on now.</summary>
    internal static bool IsFree(IPAddress address, int port)
    {
        using var probe = new TcpListener(address, port);
        try
        {
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Refuses a taken port of the loopback address before anything is written.</summary>
    internal static void Require(int port)
    {
        if (port != 0 && !IsFree(IPAddress.Loopback, port))
        {
            throw new PortInUseException(port);
        }
    }

    /// <summary>Refuses a taken address before anything is written.</summary>
    internal static void Require(IPEndPoint monitor)
    {
        if (!IsFree(monitor.Address, monitor.Port))
        {
            throw new PortInUseException(monitor);
        }
    }
}
