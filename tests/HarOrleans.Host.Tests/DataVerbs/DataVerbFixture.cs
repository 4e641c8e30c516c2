using System.Text.Json;
using HarOrleans.Host.CommandLine;
using HarOrleans.Host.DataVerbs;
using HarOrleans.Host.Hosting;
using HarOrleans.Host.Output;

namespace HarOrleans.Host.Tests.DataVerbs;

/// <summary>A folder with two small files, and verbs of <c>har data</c> that run on it as the process would run them.</summary>
internal sealed class DataVerbFixture : IDisposable
{
    internal const string Header = "a,b,subject,Activity\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("har-verbs-");

    internal DataVerbFixture()
    {
        Train("1,2,1,SITTING\n3,5,1,WALKING\n2,4,3,SITTING\n1,2,1,SITTING\n");
        Test("4,1,2,WALKING\n");
    }

    internal string Folder => _folder.FullName;

    internal string Output { get; private set; } = "";

    internal string Error { get; private set; } = "";

    internal string File(string name) => Path.Combine(Folder, name);

    internal void Train(string rows) => System.IO.File.WriteAllText(File("train.csv"), Header + rows);

    internal void Test(string rows) => System.IO.File.WriteAllText(File("test.csv"), Header + rows);

    /// <summary>Runs <c>har data</c> on the folder; the exit code.</summary>
    internal Task<int> RunAsync(string verb, params string[] more) => RunAsync([verb, "--data", Folder, .. more]);

    /// <summary>Runs with <c>--json</c>; the document, after an exit code of 0.</summary>
    internal async Task<JsonElement> JsonAsync(string verb, params string[] more)
    {
        var code = await RunAsync(verb, ["--json", File("answer.json"), .. more]);
        Assert.True(code == 0, Error);
        Assert.Equal(string.Empty, Output);
        return Document();
    }

    internal JsonElement Document()
    {
        using var document = JsonDocument.Parse(System.IO.File.ReadAllBytes(File("answer.json")));
        return document.RootElement.Clone();
    }

    /// <summary>Runs <c>har data</c> with just these arguments.</summary>
    internal async Task<int> RunAsync(string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var command = DataCommand.Create(async (_, work) =>
        {
            try
            {
                return await work(new Terminal(output, isTerminal: false), TestContext.Current.CancellationToken);
            }
            catch (BadInputException e)
            {
                var (code, message) = HarProcess.Outcome(e, interrupted: false);
                await error.WriteLineAsync(message);
                return code;
            }
        });
        var code = await new HarCommandLine(command).RunAsync(["data", .. args], output, error);
        (Output, Error) = (output.ToString(), error.ToString());
        return code;
    }

    public void Dispose() => _folder.Delete(true);
}
