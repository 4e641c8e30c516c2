using System.CommandLine;
using System.Globalization;

namespace HarOrleans.Host.CommandLine;

/// <summary>How often the machine is sampled for each training: the option <c>--system-metrics</c>, or the variable <c>HAR_SYSTEM_METRICS</c>.</summary>
internal static class SystemMetricsOption
{
    private const string Variable = "HAR_SYSTEM_METRICS";
    private const string Off = "off";
    private const int Preset = 10;
    private const int Most = 3600;

    /// <summary>Makes the option.</summary>
    internal static Option<string?> Create()
    {
        var option = Options.OptionalText("--system-metrics", "SECONDS|off", $"How often processor, memory, disk, network and GPUs are sampled for each training, into its run. Default {Preset} (also {Variable}).");
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && !TryParse(text, out _))
            {
                result.AddError(Wrong("--system-metrics", text));
            }
        });
        return option;
    }

    /// <summary>What a call asked for, else the environment; null for never.</summary>
    /// <exception cref="BadInputException">The variable is wrong.</exception>
    internal static TimeSpan? OrElsewhere(string? given)
    {
        var text = given ?? Environment.GetEnvironmentVariable(Variable);
        return string.IsNullOrEmpty(text) ? TimeSpan.FromSeconds(Preset) : TryParse(text, out var every) ? every : throw new BadInputException(Wrong(Variable, text));
    }

    private static bool TryParse(string text, out TimeSpan? every)
    {
        var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= Most;
        every = isNumber ? TimeSpan.FromSeconds(seconds) : null;
        return isNumber || text == Off;
    }

    private static string Wrong(string name, string text) => string.Create(CultureInfo.InvariantCulture, $"{name} '{text}': give whole seconds from 1 to {Most}, or {Off}.");
}
