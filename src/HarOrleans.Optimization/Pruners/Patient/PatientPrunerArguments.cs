using HarOrleans.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Optimization;

/// <summary>Reads the options of <see cref="PatientPruner"/>; those behind <c>pruner.</c> are the inner pruner's.</summary>
internal static class PatientPrunerArguments
{
    private const string Inner = PatientPrunerConstants.Pruner + ".";

    internal static PatientPrunerOptions Read(PluginArguments arguments)
    {
        var own = arguments.Options.Where(option => !option.Key.StartsWith(Inner, StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal);
        var reader = new OptionReader("pruner", own);
        var name = reader.Text(PatientPrunerConstants.Pruner);
        var chosen = new PatientPrunerOptions
        {
            Patience = (int)reader.Required(PatientPrunerConstants.Patience, steps => steps >= 0 && steps == Math.Floor(steps) && steps < int.MaxValue, "a whole number of at least 0"),
            MinDelta = reader.Double(PatientPrunerConstants.MinDelta, 0, delta => delta >= 0 && double.IsFinite(delta), "a number of at least 0"),
        };
        var options = arguments.Under(Inner);
        if (name is null && options.Count > 0)
        {
            reader.Refuse(Inner + options.Keys.First(), options.Values.First(), $"there is no inner pruner; name one as {PatientPrunerConstants.Pruner}.");
        }

        IPruner? inner = null;
        try
        {
            inner = name is null ? null : arguments.Services.GetRequiredService<Pruners>().Create(new PrunerSpec(name, options));
        }
        catch (InvalidSpecException error)
        {
            reader.Refuse(error.Errors.Select(line => "pruner." + line));
        }

        reader.ThrowIfWrong();
        return chosen with { Pruner = inner };
    }
}
