using System.Reflection;
using HarOrleans.Contracts;

namespace HarOrleans.Client.Tests.Faults;

/// <summary>A grain factory whose grains do not always answer: of three calls one times out, and feeds break off after each notice.</summary>
public class FaultyGrains : DispatchProxy
{
    private IGrainFactory _real = null!;
    private CallCounter _calls = null!;

    public static IGrainFactory Over(IGrainFactory real, CallCounter calls)
    {
        var factory = Create<IGrainFactory, FaultyGrains>();
        ((FaultyGrains)(object)factory)._real = real;
        ((FaultyGrains)(object)factory)._calls = calls;
        return factory;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var grain = targetMethod!.Invoke(_real, args)!;
        return grain is IFeedGrain feed ? new BreakingFeed(feed) : FaultyGrain.Over(targetMethod.ReturnType, grain, _calls);
    }
}
