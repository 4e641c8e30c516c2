using Xunit;

namespace HarOrleans.Optimization.Tests;

public sealed class StateTableTests(ITestOutputHelper output)
{
    private const string Begin = "<!-- state table: written by StateTableTests -->\n";
    private const string End = "<!-- end of the state table -->";

    [Fact]
    public void The_readmes_state_table_is_what_the_protocol_does()
    {
        var table = StateTable.Print();
        output.WriteLine(table);
        var readme = File.ReadAllText(RepositoryRoot.PathOf("src", "HarOrleans.Optimization", "README.md")).ReplaceLineEndings("\n");
        var from = readme.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var to = readme.IndexOf(End, StringComparison.Ordinal);
        Assert.True(from >= Begin.Length && to > from, $"README.md needs the lines {Begin}and {End}");
        Assert.True(readme[from..to] == table, $"The README's table is not what the protocol does any more. Put this in its place:\n{table}");
    }
}
