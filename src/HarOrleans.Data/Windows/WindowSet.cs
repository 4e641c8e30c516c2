namespace HarOrleans.Data.Windows;

/// <summary>Raw windows to train on and raw windows to test on, both with labels and subjects.</summary>
/// <param name="Name">The folder's name, or <c>simulated</c>.</param>
/// <param name="Simulated">True where no person was measured: every place that shows the data says so.</param>
/// <param name="Train">To train on.</param>
/// <param name="Test">To test on; every activity of it occurs in <paramref name="Train"/>.</param>
/// <param name="TrainSha256">Digest of the training windows' values, labels and subjects, little-endian, one array after the other: 64 lower-case hex digits.</param>
/// <param name="TestSha256">Digest of the test windows.</param>
public sealed record WindowSet(string Name, bool Simulated, InertialWindows Train, InertialWindows Test, string TrainSha256, string TestSha256);
