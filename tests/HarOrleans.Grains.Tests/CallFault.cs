using Orleans;
using Orleans.Runtime;

namespace HarOrleans.Grains.Tests;

/// <summary>Does something in place of chosen calls to grains, or before them.</summary>
/// <param name="fault">Is told method and grain; null lets the call through.</param>
internal sealed class CallFault(Func<string, GrainId, Task?> fault) : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (fault(context.InterfaceMethod.Name, context.TargetId) is { } first)
        {
            await first;
        }

        await context.Invoke();
    }
}
