namespace HarOrleans.Contracts;

/// <summary>Wire names of every contract type, in one place: they outlive renames of the C# types and are never reused.</summary>
internal static class Aliases
{
    private const string Prefix = "har.";

    internal const string ArtifactInfo = Prefix + "ArtifactInfo";
    internal const string AskAnswer = Prefix + "AskAnswer";
    internal const string AskRequest = Prefix + "AskRequest";
    internal const string CategoricalDistribution = Prefix + "CategoricalDistribution";
    internal const string CheckpointInfo = Prefix + "CheckpointInfo";
    internal const string ClassScore = Prefix + "ClassScore";
    internal const string ConflictException = Prefix + "ConflictException";
    internal const string Dataset = Prefix + "Dataset";
    internal const string DatasetEntry = Prefix + "DatasetEntry";
    internal const string Distribution = Prefix + "Distribution";
    internal const string EnqueueRequest = Prefix + "EnqueueRequest";
    internal const string Evaluation = Prefix + "Evaluation";
    internal const string ExperimentInfo = Prefix + "ExperimentInfo";
    internal const string ExperimentSpec = Prefix + "ExperimentSpec";
    internal const string FencedException = Prefix + "FencedException";
    internal const string FloatDistribution = Prefix + "FloatDistribution";
    internal const string FrozenTrial = Prefix + "FrozenTrial";
    internal const string HarException = Prefix + "HarException";
    internal const string IntDistribution = Prefix + "IntDistribution";
    internal const string IntermediateValue = Prefix + "IntermediateValue";
    internal const string InvalidSpecException = Prefix + "InvalidSpecException";
    internal const string LatestMetric = Prefix + "LatestMetric";
    internal const string LeaseKey = Prefix + "LeaseKey";
    internal const string LoggedModel = Prefix + "LoggedModel";
    internal const string MetricPage = Prefix + "MetricPage";
    internal const string MetricPoint = Prefix + "MetricPoint";
    internal const string ModelMetric = Prefix + "ModelMetric";
    internal const string NotFoundException = Prefix + "NotFoundException";
    internal const string ObjectiveSpec = Prefix + "ObjectiveSpec";
    internal const string ParamValue = Prefix + "ParamValue";
    internal const string PrunerSpec = Prefix + "PrunerSpec";
    internal const string QueueSnapshot = Prefix + "QueueSnapshot";
    internal const string ReportAnswer = Prefix + "ReportAnswer";
    internal const string RunBatch = Prefix + "RunBatch";
    internal const string RunDetail = Prefix + "RunDetail";
    internal const string RunImport = Prefix + "RunImport";
    internal const string RunImported = Prefix + "RunImported";
    internal const string RunInfo = Prefix + "RunInfo";
    internal const string RunInput = Prefix + "RunInput";
    internal const string RunModel = Prefix + "RunModel";
    internal const string RunSpec = Prefix + "RunSpec";
    internal const string SamplerSpec = Prefix + "SamplerSpec";
    internal const string SearchParameter = Prefix + "SearchParameter";
    internal const string StudyBudget = Prefix + "StudyBudget";
    internal const string StudyClosedException = Prefix + "StudyClosedException";
    internal const string StudyDirection = Prefix + "StudyDirection";
    internal const string StudyMismatchException = Prefix + "StudyMismatchException";
    internal const string StudySnapshot = Prefix + "StudySnapshot";
    internal const string StudySpec = Prefix + "StudySpec";
    internal const string StudySummary = Prefix + "StudySummary";
    internal const string TrainerGoneException = Prefix + "TrainerGoneException";
    internal const string TrainerOrders = Prefix + "TrainerOrders";
    internal const string TrainerStatus = Prefix + "TrainerStatus";
    internal const string TrialAssignment = Prefix + "TrialAssignment";
    internal const string TrialChanges = Prefix + "TrialChanges";
    internal const string TrialCounts = Prefix + "TrialCounts";
    internal const string TrialDetail = Prefix + "TrialDetail";
    internal const string TrialOutcome = Prefix + "TrialOutcome";
    internal const string TrialTicket = Prefix + "TrialTicket";
    internal const string WaitingTrial = Prefix + "WaitingTrial";
}
