using System.Net;
using System.Net.Sockets;

namespace HarOrleans.Server;

/// <summary>Ports for an embedded silo: fixed ones would let two servers on one machine reach each other's connections without an error.</summary>
internal static class FreePorts
{
    /// <summary>Two different free ports on the loopback address.</summary>
    internal static (int Silo, int Gateway) TakeTwo()
    {
        using var first = new TcpListener(IPAddress.Loopback, 0);
        using var second = new TcpListener(IPAddress.Loopback, 0);
        first.Start();
        second.Start();
        return (((IPEndPoint)first.LocalEndpoint).Port, ((IPEndPoint)second.LocalEndpoint).Port);
    }

    /// <summary>Refuses a taken port before anything is written.</summary>
    internal static void Require(int port)
    {
        if (port == 0)
        {
            return;
        }

        using var probe = new TcpListener(IPAddress.Loopback, port);
        try
        {
            probe.Start();
        }
        catch (SocketException)
        {
            throw new PortInUseException(port);
        }
    }
}
