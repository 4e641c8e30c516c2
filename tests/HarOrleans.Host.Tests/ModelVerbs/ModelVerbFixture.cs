using System.CommandLine;
using System.Text.Json;
using HarOrleans.Contracts;
using HarOrleans.Data;
using HarOrleans.Host.CommandLine;
using HarOrleans.Host.Hosting;
using HarOrleans.Host.ModelVerbs;
using HarOrleans.Host.Output;
using HarOrleans.Training;
using Microsoft.Extensions.Logging;

namespace HarOrleans.Host.Tests.ModelVerbs;

/// <summary>A folder for weights and data, and verbs about models that run as the process would run them.</summary>
internal sealed class ModelVerbFixture : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("har-models-");

    internal string Output { get; private set; } = "";

    internal string Error { get; private set; } = "";

    internal string File(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Writes weights of a model of these sizes.</summary>
    internal string Weights(string name, int features, int classes, int seed = 1)
    {
        const int hidden = 3;
        return Weights(
            name,
            seed,
            ("lstm.weight_ih_l0", [4 * hidden, features]),
            ("lstm.weight_hh_l0", [4 * hidden, hidden]),
            ("lstm.bias_ih_l0", [4 * hidden]),
            ("lstm.bias_hh_l0", [4 * hidden]),
            ("fc.weight", [classes, hidden]),
            ("fc.bias", [classes]));
    }

    /// <summary>Writes weights of a convolution over raw windows.</summary>
    internal string WindowWeights(string name) => Weights(name, 1, ("conv0.weight", [4, 9, 5]), ("conv0.bias", [4]), ("fc.weight", [6, 4]), ("fc.bias", [6]));

    /// <summary>Writes a simulated data set of 30 people with its raw windows.</summary>
    internal string Simulated()
    {
        HarData.WriteSimulated(File("set"), 3, 126, 54);
        return File("set");
    }

    /// <summary>Writes a small data set of two features, two classes and five people.</summary>
    internal string Data()
    {
        const string header = "a,b,subject,Activity\n";
        System.IO.File.WriteAllText(File("train.csv"), header + string.Concat(Enumerable.Range(0, 40).Select(row => $"{row % 7},{row % 5},{(row % 5) + 1},{(row % 2 == 0 ? "SITTING" : "WALKING")}\n")));
        System.IO.File.WriteAllText(File("test.csv"), header + string.Concat(Enumerable.Range(0, 20).Select(row => $"{row % 6},{row % 4},{(row % 3) + 6},{(row % 2 == 0 ? "SITTING" : "WALKING")}\n")));
        return _folder.FullName;
    }

    /// <summary>Runs <c>har</c> with these arguments; the exit code.</summary>
    internal async Task<int> RunAsync(params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        async Task<int> Run(bool jsonOnStandardOutput, Func<Terminal, ServerLog, CancellationToken, Task<int>> work)
        {
            try
            {
                return await work(new Terminal(output, isTerminal: false), new ServerLog(error.WriteLine, LogLevel.Warning), TestContext.Current.CancellationToken);
            }
            catch (Exception e) when (e is BadInputException or HarException)
            {
                var (code, message) = HarProcess.Outcome(e, interrupted: false);
                await error.WriteLineAsync(message);
                return code;
            }
        }

        Command[] commands =
        [
            new EvaluateVerb().Create(Run), new CompareVerb().Create(Run), new ImportanceVerb().Create(Run), new BaselinesVerb().Create(Run), new PredictVerb().Create(Run),
            new ServeModelVerb().Create(Run), new ExportVerb().Create(Run),
        ];
        var code = await new HarCommandLine(commands).RunAsync(args, output, error);
        (Output, Error) = (output.ToString(), error.ToString());
        return code;
    }

    private string Weights(string name, int seed, params (string Part, long[] Shape)[] parts)
    {
        var random = new Random(seed);
        using var stream = System.IO.File.Create(File(name));
        ModelWeights.Write(
            stream,
            [.. parts.Select(each => new WeightTensor(each.Part, each.Shape, [.. Enumerable.Range(0, (int)each.Shape.Aggregate(1L, (a, b) => a * b)).Select(_ => (float)random.NextDouble() - 0.5f)]))],
            name.EndsWith(".pth", StringComparison.Ordinal) ? WeightFormat.PyTorch : WeightFormat.Safetensors);
        return File(name);
    }

    internal JsonElement Document()
    {
        using var document = JsonDocument.Parse(System.IO.File.ReadAllBytes(File("answer.json")));
        return document.RootElement.Clone();
    }

    public void Dispose() => _folder.Delete(true);
}
