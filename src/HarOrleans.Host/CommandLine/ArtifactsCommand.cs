using System.CommandLine;
using HarOrleans.Host.Reading;
using HarOrleans.Host.RunVerbs;
using HarOrleans.Host.StudyVerbs;

namespace HarOrleans.Host.CommandLine;

/// <summary>The command <c>har run artifacts RUN</c> and its verbs.</summary>
internal static class ArtifactsCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="whichRun">How a run can be named.</param>
    /// <param name="run">Opens the state folder and asks; its result is the exit code.</param>
    internal static Command Create(string whichRun, Func<ReadOptions, Question, Access, Task<int>> run)
    {
        var one = new Argument<string>("RUN") { Description = $"A run: {whichRun}." };
        var folder = new Argument<string?>("FOLDER") { Description = "A folder among the artifacts; left out: all files.", Arity = ArgumentArity.ZeroOrOne };
        var path = new Argument<string?>("PATH") { Description = "A file or folder among the artifacts; left out: all files.", Arity = ArgumentArity.ZeroOrOne };
        var outside = Options.Text("--out", "DIR", "Folder that the files are written to; made where it is absent.", ".");
        var sources = new Argument<string[]>("FILE|DIR") { Description = "Files, and folders with everything below them.", Arity = ArgumentArity.OneOrMore };
        var to = Options.Text("--to", "FOLDER", "Folder among the artifacts that they go to.", "");

        var command = new Command("artifacts", "List, download and upload a run's files. Without a verb: list.") { one };
        Act(command, Access.Read, _ => RunArtifactVerbs.List(null));
        command.Add(Act(Symbols.Into(new Command("list", "List files, or what lies in a folder."), [folder]), Access.Read, parsed => RunArtifactVerbs.List(parsed.GetValue(folder))));
        command.Add(Act(
            Symbols.Into(new Command("download", "Fetch files; what was cut short goes on where it was."), [path, outside]),
            Access.Read,
            parsed => RunArtifactVerbs.Download(parsed.GetValue(path) ?? "", parsed.GetRequiredValue(outside))));
        command.Add(Act(
            Symbols.Into(new Command("upload", "Store files, in place of those of the same path."), [sources, to]),
            Access.Write,
            parsed => RunArtifactVerbs.Upload(parsed.GetRequiredValue(sources), parsed.GetRequiredValue(to))));
        return command;

        Command Act(Command verb, Access access, Func<ParseResult, RunArtifactVerb> ask)
        {
            var options = ReadOptionsOf.AddTo(verb);
            verb.SetAction((parsed, _) => run(
                options.Read(parsed), (client, cancelled) => Refusals.AsBadInputAsync(() => RunArtifactVerbs.About(parsed.GetRequiredValue(one), ask(parsed))(client, cancelled)), access));
            return verb;
        }
    }
}
