using System.Diagnostics;
using HarOrleans.Server;

namespace HarOrleans.Asker;

/// <summary>What the server has answered, on standard output; at one answer the server dies.</summary>
internal sealed class AnswerLog(string state, int killAt)
{
    private readonly Lock _gate = new();
    private int _count;

    internal void Write(FormattableString line)
    {
        lock (_gate)
        {
            Console.Out.WriteLine(FormattableString.Invariant(line));
            if (++_count == killAt)
            {
                using var server = Process.GetProcessById(ServerAddress.Find(state)!.Pid);
                server.Kill();
            }
        }
    }
}
