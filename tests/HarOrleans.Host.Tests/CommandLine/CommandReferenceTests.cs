namespace HarOrleans.Host.Tests.CommandLine;

/// <summary>The reference of all commands is what the parser takes.</summary>
public sealed class CommandReferenceTests
{
    private const string Renew = "HAR_RENEW_COMMANDS";

    private const string Begin = "## Every verb and option\n\n";

    [Fact]
    public void It_has_every_verb_and_option()
    {
        var file = RepositoryRoot.PathOf("src", "HarOrleans.Host", "COMMANDS.md");
        var text = File.ReadAllText(file).ReplaceLineEndings("\n");
        var from = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        Assert.True(from >= Begin.Length, $"COMMANDS.md needs the line {Begin}");

        var now = CommandReference.Print(HarCommands.All().Root).TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable(Renew) == "1")
        {
            File.WriteAllText(file, text[..from] + now);
            return;
        }

        Assert.True(text[from..] == now, $"COMMANDS.md is not what har takes any more. Run this test with {Renew}=1, and look at the difference.");
    }

    [Fact]
    public void Every_verb_and_option_says_what_it_is_for()
    {
        var silent = Below(HarCommands.All().Root)
            .SelectMany(command => command.Options.Cast<System.CommandLine.Symbol>().Concat(command.Arguments).Append(command))
            .Where(symbol => !symbol.Hidden && string.IsNullOrWhiteSpace(symbol.Description))
            .Select(symbol => symbol.Name);

        Assert.Empty(silent);
    }

    private static IEnumerable<System.CommandLine.Command> Below(System.CommandLine.Command command) => command.Subcommands.SelectMany(Below).Prepend(command);
}
