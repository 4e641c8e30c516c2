using System.Globalization;
using System.Reflection;

namespace HarOrleans.Dashboard.Tests.Scripted;

/// <summary>Answers every <c>GetGrain&lt;T&gt;(key)</c> of a grain factory from a function.</summary>
public class GrainDirectory : DispatchProxy
{
    private Func<Type, string, object> _find = null!;

    public static IGrainFactory Over(Func<Type, string, object> find)
    {
        var factory = Create<IGrainFactory, GrainDirectory>();
        ((GrainDirectory)(object)factory)._find = find;
        return factory;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod is { Name: "GetGrain", IsGenericMethod: true }
            ? _find(targetMethod.GetGenericArguments()[0], Convert.ToString(args![0], CultureInfo.InvariantCulture)!)
            : throw new NotSupportedException(targetMethod?.ToString());
}
