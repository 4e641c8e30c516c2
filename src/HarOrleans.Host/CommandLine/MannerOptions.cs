using System.CommandLine;
using HarOrleans.Host.Output;

namespace HarOrleans.Host.CommandLine;

/// <summary>The options that say how a command speaks; the same for each command that has them.</summary>
internal sealed class MannerOptions
{
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Say the result and nothing else." };
    private readonly Option<bool> _verbose;
    private readonly Option<bool> _plain = new("--no-color") { Description = "Use no colours; setting NO_COLOR does the same." };

    private MannerOptions(string verbose) => _verbose = new("--verbose", "-v") { Description = verbose };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="verbose">What it says where it is asked to say more.</param>
    internal static MannerOptions AddTo(Command command, string verbose = "Say every epoch, and what the server logs.")
    {
        var options = new MannerOptions(verbose);
        command.Add(options._quiet);
        command.Add(options._verbose);
        command.Add(options._plain);
        command.Validators.Add(result =>
        {
            if (result.GetValue(options._quiet) && result.GetValue(options._verbose))
            {
                result.AddError("--quiet and --verbose: these exclude each other. Give one of them.");
            }
        });
        return options;
    }

    /// <summary>What a call asked for.</summary>
    internal Manner Read(ParseResult parsed) => new(
        parsed.GetValue(_quiet) ? Verbosity.Quiet : parsed.GetValue(_verbose) ? Verbosity.Verbose : Verbosity.Normal,
        !parsed.GetValue(_plain));
}
