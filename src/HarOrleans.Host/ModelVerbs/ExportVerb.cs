using System.CommandLine;
using System.Security.Cryptography;
using HarOrleans.Host.CommandLine;
using HarOrleans.Host.ModelVerbs.Documents;
using HarOrleans.Host.Output;
using HarOrleans.Host.Reading;
using HarOrleans.Training;

namespace HarOrleans.Host.ModelVerbs;

/// <summary><c>har export</c>: a model's weights as a file for others.</summary>
internal sealed class ExportVerb() : ModelVerb("export", "Write a model's weights as a PyTorch state dict (.pth) or a safetensors file (.safetensors).")
{
    private static readonly Dictionary<string, WeightFormat> Formats = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pth"] = WeightFormat.PyTorch,
        [".pt"] = WeightFormat.PyTorch,
        [".safetensors"] = WeightFormat.Safetensors,
    };

    private readonly ModelOptions _model = new();
    private readonly Option<string?> _to = Options.OptionalText("--to", "FILE", "The file to write, in place of an earlier one; its ending is its format: .pth, .pt or .safetensors.");

    protected override IEnumerable<Symbol> Symbols => [.. _model.Symbols, _to];

    protected override async Task<Answer> AnswerAsync(ModelCall call)
    {
        var to = call.Get(_to) ?? throw new BadInputException("--to: no file is named. Give --to FILE.pth or --to FILE.safetensors.");
        if (!Formats.TryGetValue(Path.GetExtension(to), out var format))
        {
            throw new BadInputException($"--to {to}: '{Path.GetExtension(to)}' is no known format. Give a file that ends in .pth, .pt or .safetensors.");
        }

        var model = await _model.LoadAsync(call);
        using var file = new MemoryStream();
        ModelWeights.Write(file, model.Stored.Weights, format);
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
                model.Name, to, format == WeightFormat.PyTorch ? "pytorch" : "safetensors", file.Length, digest, model.Stored.Weights.ToDictionary(each => each.Name, each => each.Shape)));
    }
}
