namespace HarOrleans.Training;

/// <summary>The names that a study of the objective <c>har-lstm</c> is written with.</summary>
public static class HarLstm
{
    /// <summary>The objective's name.</summary>
    public const string Name = "har-lstm";

    /// <summary>Setting: how the data is split, scaled and encoded, e.g. <c>notebook</c>.</summary>
    public const string Protocol = "protocol";

    /// <summary>Setting: epochs a trial trains at most, a whole number from 1.</summary>
    public const string Epochs = "epochs";

    /// <summary>Setting: SHA-256 of the uncompressed training file, in lower-case hex. Data with another digest is refused.</summary>
    public const string TrainSha256 = "train_sha256";

    /// <summary>Setting: SHA-256 of the uncompressed test file, in lower-case hex. Data with another digest is refused.</summary>
    public const string TestSha256 = "test_sha256";

    /// <summary>Hint: where the data lies now, a folder's path or <see cref="SimulatedData"/>.</summary>
    public const string Data = "data";

    /// <summary>The value of the hint <see cref="Data"/> that stands for the simulated set.</summary>
    public const string SimulatedData = "simulated";

    /// <summary>Parameter: width of each LSTM layer, a whole number from 1 to 4096.</summary>
    public const string HiddenSize = "hidden_size";

    /// <summary>Parameter: rows a step, a whole number from 1 to 65536.</summary>
    public const string BatchSize = "batch_size";

    /// <summary>Parameter: the optimiser's learning rate, above 0 and at most 1.</summary>
    public const string LearningRate = "lr";

    /// <summary>Parameter: share of outputs dropped in training, at least 0 and below 1.</summary>
    public const string Dropout = "dropout";

    /// <summary>Parameter: <c>relu</c> or <c>tanh</c>.</summary>
    public const string Activation = "activation";

    /// <summary>Whether each LSTM layer also reads the steps from last to first, true or false; a parameter or a setting, default false.</summary>
    public const string Bidirectional = "bidirectional";

    /// <summary>Parameter: LSTM layers, a whole number from 1 to 8.</summary>
    public const string NumLayers = "num_layers";

    /// <summary>Parameter: the optimiser's weight decay, from 0 to 1.</summary>
    public const string WeightDecay = "weight_decay";

    /// <summary>Where the trained model lies among the run's artifacts: the weights, <c>MLmodel</c> with its signature, and an input example.</summary>
    public const string ModelFolder = "model";

    /// <summary>Where the weights of a refit lie among the artifacts of the study's run: a PyTorch state dict.</summary>
    public const string RefitWeights = ModelFolder + "/model_state_dict_refit.pth";

    /// <summary>Where the weights of the best epoch lie among the run's artifacts: a PyTorch state dict.</summary>
    /// <param name="trial">The trial's number.</param>
    public static string WeightsArtifact(int trial) => FormattableString.Invariant($"{ModelFolder}/model_state_dict_trial_{trial}.pth");
}
