using System.CommandLine;
using HarOrleans.Host.ClusterVerbs;
using HarOrleans.Host.Reading;
using HarOrleans.Host.StudyVerbs;

namespace HarOrleans.Host.CommandLine;

/// <summary>The command <c>har cluster</c> and its verbs.</summary>
internal static class ClusterCommand
{
    private const int MostRows = 50;

    /// <summary>Makes the command.</summary>
    /// <param name="open">Opens the cluster and asks; its result is the exit code.</param>
    internal static Command Create(Func<ReadOptions, Question, Access, Task<int>> open)
    {
        var dead = new Option<bool>("--dead") { Description = "Also those that died within the last day." };
        var list = Verb("list", "List the silos: status, roles, labels, and how many of their slots are busy.", open, Access.Read, parsed =>
            (client, cancelled) => ClusterAnswers.ListAsync(client, parsed.GetValue(dead), cancelled));
        list.Add(dead);

        var rows = Options.Whole("--rows", "How many trials people see; 0 for all. A document always has all of them.", MostRows, 0, int.MaxValue);
        var queue = Verb("queue", "List the trials that wait, in order, each with the reason.", open, Access.Read, parsed =>
            (client, cancelled) => ClusterAnswers.QueueAsync(client, parsed.GetValue(rows), cancelled));
        queue.Add(rows);

        var silo = new Argument<string>("SILO") { Description = "The silo's address, as har cluster list shows it; its generation may be left out." };
        var undo = new Option<bool>("--undo") { Description = "Let it take trials again." };
        var drain = Verb("drain", "Let a trainer take nothing new, until it starts again; what runs there goes on to its end.", open, Access.Write, parsed =>
            (client, cancelled) => ClusterAnswers.DrainAsync(client, parsed.GetRequiredValue(silo), parsed.GetValue(undo), cancelled));
        drain.Add(silo);
        drain.Add(undo);

        var trial = new Argument<string>("STUDY/N") { Description = "The trial." };
        var first = Verb("first", "Put a waiting trial in front of all others.", open, Access.Write, parsed =>
            (client, cancelled) => ClusterAnswers.FirstAsync(client, parsed.GetRequiredValue(trial), cancelled));
        first.Add(trial);
        var cancel = Verb("cancel", "End a trial that waits or runs as FAIL; whoever runs it stops within seconds, and nothing tries it again.", open, Access.Write, parsed =>
            (client, cancelled) => ClusterAnswers.CancelAsync(client, parsed.GetRequiredValue(trial), cancelled));
        cancel.Add(trial);
        return new("cluster", "Look at the silos of a cluster and at the queue of their trials, and change what they do.") { list, queue, drain, first, cancel };
    }

    private static Command Verb(string name, string description, Func<ReadOptions, Question, Access, Task<int>> open, Access access, Func<ParseResult, Question> ask)
    {
        var command = new Command(name, description);
        var options = ReadOptionsOf.AddTo(command);
        command.SetAction((parsed, _) => open(options.Read(parsed), (client, cancelled) => Refusals.AsBadInputAsync(() => ask(parsed)(client, cancelled)), access));
        return command;
    }
}
