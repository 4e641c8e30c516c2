using HarOrleans.Contracts;

namespace HarOrleans.Host.ModelVerbs.Documents;

/// <summary>Predictions in the rows' order, as MLflow's scoring server answers.</summary>
internal sealed record PredictionsDocument(IReadOnlyList<Prediction> Predictions);
