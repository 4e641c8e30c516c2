using System.Collections.Concurrent;
using Orleans;

namespace HarOrleans.Grains.Tests;

/// <summary>Notes the calls that arrive at grains of one interface, with their first argument.</summary>
internal sealed class CallLog(Type grain) : IIncomingGrainCallFilter
{
    private readonly ConcurrentQueue<(string Method, object? Argument)> _calls = new();

    /// <summary>The calls so far, in their order.</summary>
    internal IReadOnlyList<(string Method, object? Argument)> Calls => [.. _calls];

    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.InterfaceMethod.DeclaringType == grain)
        {
            _calls.Enqueue((context.InterfaceMethod.Name, context.Request.GetArgument(0)));
        }

        return context.Invoke();
    }
}
