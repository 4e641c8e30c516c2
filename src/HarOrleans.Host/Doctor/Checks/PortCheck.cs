using System.Net;
using System.Net.Sockets;

namespace HarOrleans.Host.Doctor.Checks;

/// <summary>The dashboard's port.</summary>
/// <param name="port">The port; 0 for any free one.</param>
internal sealed class PortCheck(int port) : ICheck
{
    /// <inheritdoc />
    public string Name => "port";

    /// <inheritdoc />
    public Task<Finding> LookAsync(CancellationToken cancellationToken) => Task.FromResult(Look());

    private Finding Look()
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return new Finding(Mark.Ok, port == 0 ? "any free one on 127.0.0.1" : FormattableString.Invariant($"{port} on 127.0.0.1 is free"));
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return new Finding(Mark.Wrong, FormattableString.Invariant($"{port} on 127.0.0.1 is in use by another process"), "Give another one with --port, or --port 0 for any free one.");
        }
        catch (SocketException e)
        {
            return new Finding(Mark.Wrong, FormattableString.Invariant($"{port} on 127.0.0.1 cannot be listened on: {e.Message}"), "Give one above 1023 with --port, or --port 0 for any free one.");
        }
    }
}
