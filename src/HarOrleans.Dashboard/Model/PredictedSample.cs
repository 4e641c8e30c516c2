namespace HarOrleans.Dashboard;

/// <summary>One evaluated sample.</summary>
/// <param name="Row">Its number among the evaluated ones, from 0.</param>
/// <param name="Person">Whom it is of; empty where that is not known.</param>
/// <param name="Actual">Its class.</param>
/// <param name="Predicted">What was predicted.</param>
public sealed record PredictedSample(string Row, string Person, string Actual, string Predicted);
