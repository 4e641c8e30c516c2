using System.Runtime.InteropServices;
using System.Text.Json;

namespace HarOrleans.Training.Tests;

/// <summary>Debian's PyTorch reads what is written here, and the other way round.</summary>
public sealed class PyTorchPeerTests
{
    private const string Load = """
        import sys, torch, json, hashlib
        state = torch.load(sys.argv[1])
        print(json.dumps([[name, list(t.shape), str(t.dtype), hashlib.sha256(t.contiguous().numpy().tobytes()).hexdigest()] for name, t in state.items()]))
        """;

    [Fact]
    public void PyTorch_loads_what_is_exported_with_equal_tensors()
    {
        var weights = Samples.Weights(9, 5, 2, 3);
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            using (var stream = File.Create(file))
            {
                ModelWeights.Write(stream, weights, WeightFormat.PyTorch);
            }

            using var loaded = JsonDocument.Parse(Python.Run("torch", Load, "", file));

            Assert.Equal(
                weights.Select(each => $"{each.Name} [{string.Join(", ", each.Shape)}] torch.float32 {Digest(each.Values)}"),
                loaded.RootElement.EnumerateArray().Select(each => $"{each[0]} [{string.Join(", ", each[1].EnumerateArray())}] {each[2]} {each[3]}"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void What_PyTorch_saves_is_read_with_equal_tensors()
    {
        const string save = """
            import sys, torch, json, hashlib
            torch.manual_seed(0)
            state = torch.nn.LSTM(4, 3, 2, batch_first=True).state_dict()
            state['tied'] = state['weight_ih_l0']
            torch.save(state, sys.argv[1])
            print(json.dumps([[n, hashlib.sha256(t.contiguous().numpy().tobytes()).hexdigest()] for n, t in state.items()]))
            """;
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            using var saved = JsonDocument.Parse(Python.Run("torch", save, "", file));
            using var stream = File.OpenRead(file);
            Assert.Equal(
                saved.RootElement.EnumerateArray().Select(each => $"{each[0]} {each[1]}"),
                ModelWeights.Read(stream).Select(each => $"{each.Name} {Digest(each.Values)}"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Digest(float[] values) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(MemoryMarshal.AsBytes<float>(values)));
}
