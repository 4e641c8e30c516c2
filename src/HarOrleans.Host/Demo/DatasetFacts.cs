namespace HarOrleans.Host.Demo;

/// <summary>What the result says about the data.</summary>
/// <param name="Name">The dataset's name.</param>
/// <param name="Simulated">Whether it was made up rather than measured.</param>
/// <param name="Train">Rows of the training file.</param>
/// <param name="Test">Rows of the test file.</param>
/// <param name="Features">Features that the protocol gives a model; <c>notebook</c> keeps the subject as the last one.</param>
/// <param name="TrainSha256">Digest of the uncompressed training file, in lower-case hex.</param>
/// <param name="TestSha256">Digest of the uncompressed test file, in lower-case hex.</param>
/// <param name="Classes">The classes in the order of their codes.</param>
internal sealed record DatasetFacts(
    string Name,
    bool Simulated,
    int Train,
    int Test,
    int Features,
    string TrainSha256,
    string TestSha256,
    IReadOnlyList<string> Classes);
