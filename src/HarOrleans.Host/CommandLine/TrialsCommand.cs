using System.CommandLine;
using HarOrleans.Contracts;
using HarOrleans.Host.Reading;
using HarOrleans.Host.Reading.Studies;
using HarOrleans.Host.StudyVerbs;
using HarOrleans.Query;

namespace HarOrleans.Host.CommandLine;

/// <summary>The command <c>har study trials</c>.</summary>
internal static class TrialsCommand
{
    internal static Command Create(Func<ReadOptions, Question, Task<int>> run)
    {
        var study = new Argument<string?>("NAME") { Description = "The study; left out: the only one, or a list of all.", Arity = ArgumentArity.ZeroOrOne };
        var query = new Option<string>("--query") { Description = $"Only trials that match, e.g. \"{TrialVocabulary.Example}\".", HelpName = "Q", DefaultValueFactory = _ => "" };
        var states = new Option<string[]>("--trial-state") { Description = "Only trials in this state; may be repeated.", HelpName = string.Join('|', States.Keys), DefaultValueFactory = _ => [] };
        states.AcceptOnlyFromAmong([.. States.Keys]);
        var order = new Option<string>("--order-by") { Description = "number, value, duration or state, with desc for the largest first.", HelpName = "KEY [desc]", DefaultValueFactory = _ => "number" };
        order.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } text && !TryOrder(text, out _))
            {
                result.AddError($"--order-by '{text}': there is no such order. Give number, value, duration or state, and desc after it for the largest first.");
            }
        });
        var limit = new Option<int?>("--limit") { Description = "Most trials. Default: all.", HelpName = "N" };
        limit.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() < 1)
            {
                result.AddError($"--limit {result.Tokens[0].Value}: out of range. Give 1 or more.");
            }
        });
        var command = new Command("trials", "Show a study's trials as a table.") { study, query, states, order, limit };
        var options = ReadOptionsOf.AddTo(command);
        command.SetAction((parsed, _) =>
        {
            var read = options.Read(parsed);
            TryOrder(parsed.GetRequiredValue(order), out var by);
            var asked = new TrialQuery
            {
                Filter = parsed.GetRequiredValue(query),
                States = [.. parsed.GetRequiredValue(states).Select(x => States[x])],
                OrderBy = by.Key,
                Descending = by.Descending,
                Take = TrialQuery.MostTrials,
            };
            return run(read, StudyQuestions.About(parsed.GetValue(study), (_, handle, cancelled) => Refusals.AsBadInputAsync(() => StudyTrialsAnswer.AskAsync(handle, asked, parsed.GetValue(limit), read.Json == "-", cancelled))));
        });
        return command;
    }

    private static Dictionary<string, TrialState> States { get; } = Enum.GetValues<TrialState>().ToDictionary(x => x.ToString().ToLowerInvariant());

    private static bool TryOrder(string text, out (TrialSort Key, bool Descending) order)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isKnown = words is [_] or [_, "asc" or "desc" or "ASC" or "DESC"] && !int.TryParse(words[0], out _);
        order = (default, words is [_, "desc" or "DESC"]);
        return isKnown && Enum.TryParse(words[0], ignoreCase: true, out order.Key);
    }
}
