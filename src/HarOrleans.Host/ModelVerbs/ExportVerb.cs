using System.CommandLine;
using System.Security.Cryptography;
using HarOrleans.Host.CommandLine;
using HarOrleans.Host.ModelVerbs.Documents;
using HarOrleans.Host.Output;
using HarOrleans.Host.Reading;
using HarOrleans.Training;

namespace HarOrleans.Host.ModelVerbs;

/// <summary><c>har export</c>: a model's weights as a file for others.</summary>
internal sealed class ExportVerb() : ModelVerb("export", "Write a model as a PyTorch state dict (.pth), a safetensors file (.safetensors) or an ONNX graph (.onnx).")
{
    private static readonly Dictionary<string, (string Name, Action<Stream, ChosenModel> Write)> Formats = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pth"] = ("pytorch", (file, model) => ModelWeights.Write(file, model.Stored.Weights, WeightFormat.PyTorch)),
        [".pt"] = ("pytorch", (file, model) => ModelWeights.Write(file, model.Stored.Weights, WeightFormat.PyTorch)),
        [".safetensors"] = ("safetensors", (file, model) => ModelWeights.Write(file, model.Stored.Weights, WeightFormat.Safetensors)),
        [".onnx"] = ("onnx", (file, model) => OnnxModel.Write(file, model.Stored.Weights, model.Activation, model.ReadsWindows)),
    };

    private readonly ModelOptions _model = new();
    private readonly Option<string?> _to = Options.OptionalText("--to", "FILE", "The file to write, in place of an earlier one; its ending is its format: .pth, .pt, .safetensors or .onnx.");

    protected override IEnumerable<Symbol> Symbols => [.. _model.Symbols, _to];

    protected override async Task<Answer> AnswerAsync(ModelCall call)
    {
        var to = call.Get(_to) ?? throw new BadInputException("--to: no file is named. Give --to FILE.pth, FILE.safetensors or FILE.onnx.");
        if (!Formats.TryGetValue(Path.GetExtension(to), out var format))
        {
            throw new BadInputException($"--to {to}: '{Path.GetExtension(to)}' is no known format. Give a file that ends in .pth, .pt, .safetensors or .onnx.");
        }

        var model = await _model.LoadAsync(call);
        using var file = new MemoryStream();
        format.Write(file, model);
        OutputFolder.Writing("--to", to, path =>
        {
            File.WriteAllBytes(path + ".tmp", file.ToArray());
            File.Move(path + ".tmp", path, overwrite: true);
        });
        var digest = Convert.ToHexStringLower(SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length)));
        return new Answer(
            [
                model.Line,
                FormattableString.Invariant($"Written to {to}: {model.Stored.Weights.Count} tensors, {file.Length} bytes, SHA-256 {digest}"),
            ],
            new ExportDocument(
                model.Name, to, format.Name, file.Length, digest, model.Stored.Weights.ToDictionary(each => each.Name, each => each.Shape)));
    }
}
