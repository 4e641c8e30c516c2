using Microsoft.Playwright;

namespace HarOrleans.EndToEnd.Tests;

/// <summary>Sizes of what the server sends to a page over its web sockets.</summary>
internal sealed class FrameLog
{
    private readonly Lock _gate = new();
    private int _largest;

    internal FrameLog(IPage page) => page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) =>
    {
        lock (_gate)
        {
            _largest = Math.Max(_largest, frame.Binary?.Length ?? frame.Text?.Length ?? 0);
        }
    };

    internal int Largest
    {
        get
        {
            lock (_gate)
            {
                return _largest;
            }
        }
    }

    internal void Clear()
    {
        lock (_gate)
        {
            _largest = 0;
        }
    }
}
