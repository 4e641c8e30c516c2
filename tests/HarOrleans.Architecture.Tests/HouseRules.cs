namespace HarOrleans.Architecture.Tests;

public sealed class HouseRules
{
    private static readonly string[] Top =
    [
        ".ci", ".editorconfig", ".gitattributes", ".gitignore", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "HarOrleans.sln",
        "LICENSE", "README.md", "db", "deploy", "global.json", "src", "tests",
    ];

    /// <summary>What a working copy may hold beside: never committed.</summary>
    private static readonly string[] Ignored = [".git", ".har", ".vs", ".idea", ".vscode", "TestResults", "artifacts"];

    [Fact]
    public void The_top_of_the_repository_is_quiet()
    {
        var names = Directory.EnumerateFileSystemEntries(Repository.Root).Select(x => Path.GetFileName(x)!);
        Assert.Equal([], names.Except(Top).Except(Ignored));
    }

    [Fact]
    public void Every_room_has_a_readme()
    {
        var rooms = Repository.Projects("src").Concat(Repository.Projects("tests")).Select(x => Path.GetDirectoryName(x)!)
            .Concat(new[] { "", "src", "tests", "db", "deploy" }.Select(x => Path.Combine(Repository.Root, x)));
        Assert.All(rooms, x => Assert.True(File.Exists(Path.Combine(x, "README.md")), x));
    }

    [Fact]
    public void No_file_is_longer_than_400_lines()
    {
        var files = new[] { "src", "tests" }.SelectMany(room => Repository.Files(room, "*.cs").Concat(Repository.Files(room, "*.razor")));
        Assert.All(files, x => Assert.True(File.ReadLines(x).Count() <= 400, x));
    }

    [Fact]
    public void There_are_no_launch_settings() =>
        Assert.Empty(Repository.Files("src", "launchSettings.json"));
}
