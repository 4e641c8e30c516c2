using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HarOrleans.Data.Tests.Support;

/// <summary>A web server on 127.0.0.1 whose answers a test writes byte by byte, so that it can break them wherever it likes.</summary>
internal sealed class LocalServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopped = new();
    private readonly Func<Request, Task> _answer;
    private readonly Task _served;

    internal LocalServer(Func<Request, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _served = ServeAsync();
    }

    /// <summary>What was asked, in order.</summary>
    internal ConcurrentQueue<Request> Requests { get; } = [];

    internal Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/archive.zip");

    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        await _served; // before the listener stops: one that goes on to the next connection then would fail
        _listener.Stop();
        _stopped.Dispose();
    }

    private async Task ServeAsync()
    {
        List<Task> connections = [];
        try
        {
            while (true)
            {
                connections.Add(AnswerAsync(await _listener.AcceptTcpClientAsync(_stopped.Token)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var head = new StringBuilder();
                var one = new byte[1];
                while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one, _stopped.Token) > 0)
                {
                    head.Append((char)one[0]);
                }

                var request = new Request(head.ToString(), stream, _stopped.Token);
                Requests.Enqueue(request);
                await _answer(request);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException)
            {
                // The other side went away, or the test is over.
            }
        }
    }

    /// <summary>One request, and the way to answer it. The connection ends with the answer.</summary>
    internal sealed record Request(string Head, Stream Stream, CancellationToken Stopped)
    {
        internal string Path => Head.Split(' ')[1];

        /// <summary>A header's value, or null.</summary>
        internal string? Header(string name) => Head.Split("\r\n").Where(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
            .Select(line => line[(name.Length + 1)..].Trim()).SingleOrDefault();

        /// <summary>Where the request asks to go on from.</summary>
        internal int From => Header("Range") is { } range ? int.Parse(range["bytes=".Length..^1], System.Globalization.CultureInfo.InvariantCulture) : 0;

        internal async Task WriteAsync(string status, ReadOnlyMemory<byte> body, params string[] headers)
        {
            await Stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nConnection: close\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n"), Stopped);
            await Stream.WriteAsync(body, Stopped);
        }

        /// <summary>A good answer, as a server with ranges gives it; <paramref name="most"/> bytes of it, then the connection ends.</summary>
        internal Task SendAsync(byte[] file, int most = int.MaxValue, string tag = "\"one\"")
        {
            var from = Header("If-Range") is { } held && held != tag ? 0 : From;
            var rest = file.AsMemory(from);
            string[] headers = [$"Content-Length: {rest.Length}", $"ETag: {tag}", .. from > 0 ? [$"Content-Range: bytes {from}-{file.Length - 1}/{file.Length}"] : Array.Empty<string>()];
            return WriteAsync(from > 0 ? "206 Partial Content" : "200 OK", rest[..Math.Min(most, rest.Length)], headers);
        }
    }
}
