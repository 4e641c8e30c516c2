using System.CommandLine;
using HarOrleans.Contracts;
using HarOrleans.Host.StudyVerbs;

namespace HarOrleans.Host.CommandLine;

/// <summary>The options of every verb that says how a trial ended.</summary>
internal sealed class OutcomeOptions
{
    private readonly Option<double[]> _values = Options.Numbers("--value", "The value; with several objectives once for each, in order.");
    private readonly Option<string> _state = Options.Choice("--trial-state", "STATE", "How it ended.", "complete", ["complete", "pruned", "fail"]);
    private readonly Option<string?> _reason = Options.OptionalText("--reason", "TEXT", "Why it was pruned or failed.");

    internal IReadOnlyList<Symbol> All => [_values, _state, _reason];

    /// <summary>What a call said.</summary>
    internal OutcomeInput Read(ParseResult parsed) =>
        new(Enum.Parse<TrialState>(parsed.GetRequiredValue(_state), ignoreCase: true), parsed.GetValue(_values) ?? [], parsed.GetValue(_reason));
}
