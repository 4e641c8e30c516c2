using System.Text.Json;

namespace HarOrleans.Training.Tests;

/// <summary>A model restored from the weights of one of Debian's PyTorch gives PyTorch's logits.</summary>
public sealed class PyTorchModelTests
{
    private const string Script = """
        import sys, json, torch, torch.nn as nn
        torch.manual_seed(3)
        class Lstm(nn.Module):
            def __init__(self, features, layers, both):
                super().__init__()
                self.lstm = nn.LSTM(features, 5, layers, batch_first=True, bidirectional=both)
                self.fc = nn.Linear(10 if both else 5, 3)
            def forward(self, x):
                out, (h, _) = self.lstm(x)
                return self.fc(torch.tanh(torch.cat([h[-2], h[-1]], 1) if self.lstm.bidirectional else out[:, -1]))
        class Cnn(nn.Module):
            def __init__(self):
                super().__init__()
                self.conv0 = nn.Conv1d(9, 4, 5, padding=2)
                self.conv1 = nn.Conv1d(4, 8, 5, padding=2)
                self.fc = nn.Linear(8, 3)
            def forward(self, x):
                x = x.transpose(1, 2)
                for conv in (self.conv0, self.conv1):
                    x = nn.functional.max_pool1d(torch.relu(conv(x)), 2)
                return self.fc(x.mean(2))
        kind, file = sys.argv[1], sys.argv[2]
        model = Cnn() if kind == 'cnn' else Lstm(7 if 'rows' in kind else 9, 2, 'both' in kind)
        x = torch.randn(4, 1 if 'rows' in kind else 128, 7 if 'rows' in kind else 9)
        torch.save(model.state_dict(), file)
        print(json.dumps({'x': x.flatten().tolist(), 'logits': model(x).flatten().tolist()}))
        """;

    [Theory]
    [InlineData("rows")]
    [InlineData("rows-both")]
    [InlineData("windows")]
    [InlineData("windows-both")]
    [InlineData("cnn")]
    public void Every_kind_of_model_gives_the_logits_of_PyTorch(string kind)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            using var answer = JsonDocument.Parse(Python.Run("torch", Script, "", kind, file));
            using var stream = File.OpenRead(file);
            using var model = TrainedModel.Of(ModelWeights.Read(stream), "tanh");

            Assert.Equal(kind.StartsWith("rows", StringComparison.Ordinal) ? 1 : 128, model.Steps);
            var output = model.Predict(answer.RootElement.GetProperty("x").Deserialize<float[]>()!, TestContext.Current.CancellationToken);
            Assert.Equal(4, output.Rows);
            Assert.All(answer.RootElement.GetProperty("logits").Deserialize<float[]>()!.Zip(output.Logits), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
