namespace HarOrleans.Contracts.Tests;

/// <summary>One filled value of every type that crosses the wire, with no field left at its default.</summary>
internal static class Samples
{
    private static readonly DateTimeOffset At = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);
    private static readonly LeaseKey Lease = new(7, 3, 42, 2);
    private static readonly MetricPoint Point = new("val_acc", 12, 3, 0.875, 1_767_323_045_678);
    private static readonly CheckpointInfo Checkpoint = new(42, 2, 3, 12, "checkpoints/42/3", new string('a', 64));
    private static readonly ObjectiveSpec Objective = new("har-lstm", new Dictionary<string, string> { ["epochs"] = "10" }, new Dictionary<string, string> { ["folder"] = "data" });
    private static readonly ClassScore Score = new("WALKING", 0.9, 0.8, 0.85, 496);
    private static readonly StudyBudget Budget = new(20, 2, TimeSpan.FromHours(1));
    private static readonly TrialCounts Counts = new(1, 2, 3, 4, 5);
    private static readonly RunInput Input = new(new("uci-har/train", new string('e', 64), "local", """{"uri":"/data"}""", """{"mlflow_colspec":[]}""", """{"num_rows":7352}"""), RunInput.Training);
    private static readonly GroupedValue GroupedValue = new(2, 0.5, 0.25, 0.75);
    private static readonly RunModel Model = new("m-" + new string('d', 32), true, 3);
    private static readonly ModelMetric ModelMetric = new("val_acc", 0.875, 3, 1_767_323_045_678, new string('b', 32), "uci-har/test", new string('e', 64));
    private static readonly AliasChange Champion = new("champion", 1, 2, At, "ann", "better for the old");
    private static readonly ModelVersion RegisteredVersion = new(
        2, "runs:/" + new string('b', 32) + "/model", new string('b', 32), "the second", new Dictionary<string, string> { ["note"] = "x" }, "ann", At, At.AddSeconds(1));

    private static readonly RunSpec RunSpec = new RunSpec(new string('b', 32), "team", "ann", 6, "trial 3", new string('c', 32), new Dictionary<string, string> { ["lr"] = "0.001" }, new Dictionary<string, string> { ["note"] = "x" });
    private static readonly TrialTicket Ticket = new("default", 7, 3) { Requires = ["gpu=a100"], Priority = 2 };
    private static readonly FloatDistribution Real = new(1e-4, 1e-3, Log: true, Step: 0.5);
    private static readonly IntDistribution Whole = new(1, 9, Log: true, Step: 2);

    private static readonly CategoricalDistribution Choice =
        new([ParamValue.Null, ParamValue.Of(true), ParamValue.Of(1), ParamValue.Of(1.0), ParamValue.Of("relu")]);

    private static readonly FrozenTrial Trial = new()
    {
        TrialId = 42,
        StudyId = 7,
        Number = 3,
        State = TrialState.Pruned,
        Values = [0.5, 0.25],
        Params = new Dictionary<string, ParamValue> { ["lr"] = ParamValue.Of(0.001), ["units"] = ParamValue.Of(64), ["activation"] = ParamValue.Of("relu") },
        Intermediates = [new(1, 0.25), new(2, double.NaN)],
        RunId = new string('b', 32),
        Attempt = 2,
        Reason = "hopeless",
        CreatedAt = At,
        StartedAt = At.AddSeconds(1),
        FinishedAt = At.AddSeconds(2),
        Sequence = 99,
        UserAttributes = new Dictionary<string, string> { ["val_accuracy"] = "0.5" },
        SystemAttributes = new Dictionary<string, string> { ["constraints:size"] = "-1" },
        Distributions = new Dictionary<string, Distribution> { ["lr"] = Real, ["units"] = Whole, ["activation"] = Choice },
        Constraints = new Dictionary<string, double> { ["size"] = -1 },
    };

    private static readonly StudySpec Spec = new()
    {
        Workspace = "team",
        Owner = "ann",
        Name = "lstm_har_study",
        Experiment = "LSTM_HAR",
        Directions = [StudyDirection.Maximize, StudyDirection.Minimize],
        Space = [new("lr", Real), new("units", Whole), new("activation", Choice)],
        Objective = Objective,
        Sampler = new("tpe", 5, new Dictionary<string, string> { ["n_startup_trials"] = "6" }),
        Pruner = new("median", new Dictionary<string, string> { ["n_warmup_steps"] = "1" }),
        Window = 5,
        MaxRetries = 1,
        MaxDeaths = 2,
        MetricNames = ["accuracy", "seconds"],
        OnSilence = SilentOwner.Fail,
        AskLease = TimeSpan.FromSeconds(30),
    };

    private static readonly RunInfo Run = new(
        new string('b', 32), "team", "ann", 6, "trial 3", new string('c', 32), 7, 3, RunStatus.Killed, "hopeless", At, At.AddSeconds(1), At.AddSeconds(2), At.AddSeconds(3));

    private static readonly TrainerStatus Trainer = new(
        "S127.0.0.1:11111:5", ["S127.0.0.1:11111:5/0", "S127.0.0.1:11111:5/1"], new Dictionary<string, LeaseKey> { ["S127.0.0.1:11111:5/0"] = Lease }, 8, true)
    { Labels = new Dictionary<string, string> { ["gpu"] = "a100" } };

    internal static IReadOnlyList<object> All { get; } =
    [
        new ArtifactException(ArtifactException.TooLarge, "'a' has more than 5 bytes."),
        new ArtifactGrant(ArtifactRequest.Put, "http://127.0.0.1:5080/api/artifacts/runs/a?signature=b", At, 123_456, new string('a', 64)),
        new ArtifactInfo("model/model_state_dict.pth", 123_456, At, new string('a', 64)),
        new LogBatch(2, "attempt 2", 5, [new LogEntry(1, RunLogLevel.Warning, "late")]),
        new LogEntry(1, RunLogLevel.Error, "it failed"),
        new LogLine(7, 1, RunLogLevel.Info, "epoch 1"),
        new LogPage([new LogLine(7, 1, RunLogLevel.Info, "epoch 1")], 8, 3, true),
        new ArtifactRequest(ArtifactRequest.Put, "model/model_state_dict.pth", 123_456, new string('a', 64)),
        Choice,
        Real,
        Whole,
        Checkpoint,
        Score,
        Objective,
        Lease,
        Point,
        Budget,
        Counts,
        Ticket,
        Trial,
        Spec,
        Run,
        Trainer,
        ParamValue.Of("relu"),
        new Evaluation("test", 3, ["WALKING", "SITTING"], [[5, 1], [0, 6]], 0.9167, 0.25, [Score, Score with { Label = "SITTING" }], Score, Score with { Label = "weighted avg" }),
        new ExperimentInfo(6, "team", "ann", "LSTM_HAR", new Dictionary<string, string> { ["goal"] = "0.96" }, At, At.AddSeconds(1), At.AddSeconds(2)),
        new ExperimentSpec("team", "ann", "LSTM_HAR", new Dictionary<string, string> { ["goal"] = "0.96" }, At),
        new AskRequest("ask-1", "worker", [new("lr", Real)]),
        new AskAnswer(new(7, 3, 42, 2, new string('b', 32), Objective, Trial.Params, 1234567890123, Checkpoint), At),
        new EnqueueRequest("queue-1", Trial.Params, new Dictionary<string, string> { ["note"] = "1" }, true) { Requires = ["gpu=a100"] },
        new StudyClosedException("lstm_har_study", "it is paused."),
        new IntermediateValue(3, double.NaN),
        new ParamImportance("lr", 0.75),
        new LatestMetric("val_acc", Point, 0.25, double.PositiveInfinity, 12),
        new MetricPage(2, 12, [Point, Point with { Sequence = 13 }], true),
        new PrunerSpec("median", new Dictionary<string, string> { ["n_warmup_steps"] = "1" }),
        new QueuePlaces([new WaitingTrial(Ticket, 3, "all slots are busy")], 6),
        new QueueSnapshot([Trainer], [new WaitingTrial(Ticket, 1, "no slot is free")]) { Total = 7 },
        new ReportAnswer(true, "hopeless"),
        new RunBatch(2, [Point], new Dictionary<string, string> { ["lr"] = "0.001" }, new Dictionary<string, string> { ["note"] = "x" }),
        new RunDetail(
            Run,
            new Dictionary<string, string> { ["lr"] = "0.001" },
            new Dictionary<string, string> { ["note"] = "x" },
            [new("val_acc", Point, 0.25, 0.875, 12)],
            new("test", 3, ["A"], [[1]], 1, 0.5, [Score], Score, Score),
            [Input],
            [Model]),
        Input,
        Model,
        ModelMetric,
        new LoggedModel(
            "m-" + new string('d', 32),
            "team",
            6,
            "model",
            "pytorch",
            new string('b', 32),
            LoggedModelStatus.UploadFailed,
            "the disk was full",
            At,
            At.AddSeconds(1),
            new Dictionary<string, string> { ["lr"] = "0.001" },
            new Dictionary<string, string> { ["note"] = "x" },
            [ModelMetric]),
        new ModelSpec("team", "ann", "har", "of the phones", new Dictionary<string, string> { ["goal"] = "0.96" }),
        new ModelEvaluation(
            new Evaluation("test", 0, ["a", "b"], [[3, 1], [0, 4]], 0.875, 0.25, [new ClassScore("a", 1, 0.75, 0.875, 4), new ClassScore("b", 0.75, 1, 0.875, 4)], new ClassScore("macro avg", 0.875, 0.875, 0.875, 8), new ClassScore("weighted avg", 0.875, 0.875, 0.875, 8)),
            0.25,
            [0.5, null],
            null,
            0.5,
            0.125),
        new ModelVersionSpec("runs:/" + new string('b', 32) + "/model", "ann", "the second", new Dictionary<string, string> { ["note"] = "x" }),
        RegisteredVersion,
        Champion,
        new ModelInfo(
            9,
            "team",
            "ann",
            "har",
            "of the phones",
            new Dictionary<string, string> { ["goal"] = "0.96" },
            [RegisteredVersion],
            new Dictionary<string, int> { ["champion"] = 2 },
            [Champion],
            3,
            At,
            At.AddSeconds(1),
            At.AddSeconds(2)),
        new ModelSummary(
            9, "team", "ann", "har", "of the phones", new Dictionary<string, string> { ["goal"] = "0.96" }, new Dictionary<string, int> { ["champion"] = 2 }, 1, 2, At, At.AddSeconds(1)),
        new ModelRegistration(9, "har", 2, "runs:/" + new string('b', 32) + "/model"),
        new Prediction("WALKING", new Dictionary<string, double> { ["WALKING"] = 0.75, ["SITTING"] = 0.25 }),
        new ScoringUnavailableException("No silo with the role 'trainer' is there.", true),
        new RunImport(RunSpec, RunStatus.Failed, RunImport.WasRunning, At, At.AddSeconds(1), At.AddSeconds(2), [Point], [Model]),
        new RunSearch("metrics.a > 1", ["metrics.a desc"], [6], ViewType.All, 50, "token"),
        new RunSearchPage([new RunDetail(Run, new Dictionary<string, string>(), new Dictionary<string, string>(), [], null)], "token"),
        new ExperimentSearch("name = 'a'", ["name"], ViewType.DeletedOnly, 50, "token"),
        new ExperimentSearchPage([new ExperimentInfo(6, "team", "ann", "LSTM_HAR", new Dictionary<string, string>(), At)], "token"),
        new RunGrouping("", ["params.lr"], ["metrics.a"], [6], ViewType.All),
        new RunGroup(["0.1", null], 3, [GroupedValue]),
        GroupedValue,
        new RunImported(true, 1, 2, 3, ["lr"]),
        Input.Dataset,
        new DatasetEntry(Input.Dataset, 2, At, 12),
        RunSpec,
        new SamplerSpec("tpe", 5, new Dictionary<string, string> { ["n_startup_trials"] = "6" }),
        new SearchParameter("lr", Real),
        StudyDirection.Maximize,
        new StudySnapshot(7, Spec, 6, StudyPhase.Running, Budget, Counts, Trial, 99, At, new string('d', 32))
        {
            UserAttributes = new Dictionary<string, string> { ["goal"] = "0.96" },
            SystemAttributes = new Dictionary<string, string> { ["grid_id"] = "3" },
            Elapsed = TimeSpan.FromMinutes(1),
            Note = "two layers",
        },
        new StudySummary(7, "team", "ann", "lstm_har_study", StudyDirection.Maximize, "tpe", "har-lstm", StudyPhase.Stopped, 20, Counts, 0.95, 3, At, At.AddHours(1)) { Directions = [StudyDirection.Maximize, StudyDirection.Minimize] },
        new SiloInfo("127.0.0.1:11111@5", ["trainer"], new Dictionary<string, string> { ["gpu"] = "a100" }, "Active") { StartedAt = At },
        new TrainerOrders([Lease]) { Drain = true },
        new TrialAssignment(7, 3, 42, 2, new string('b', 32), Objective, Trial.Params, 1234567890123, Checkpoint),
        new TrialChanges(99, [Trial], true),
        new TrialDetail(Trial, "S127.0.0.1:11111:5/0#1", Checkpoint, 4),
        new TrialPage([Trial], 3, 9, 99),
        new TrialValue(3, 0.5),
        new ValueHistory { Sequence = 99, Points = [new(3, 0.5), new(8, 0.25)] },
        new TrialQuery { States = [TrialState.Pruned], Filter = "number > 3", OrderBy = TrialSort.Value, Descending = true, After = 4, Skip = 5, Take = 6, ParentRunId = "p", OrderByAttribute = "a" },
        TrialSort.Duration,
        new TrialOutcome(TrialState.Fail, 0.5, "broken", [0.5, 0.25]),
        new WaitingTrial(Ticket, 1, "no slot is free"),
        new HarException("Something is wrong.", new InvalidOperationException("inner")),
        new ConflictException("The name is taken."),
        new FencedException("tell", 2),
        new StateFormatException("study", "study/5", 3, 1),
        new InvalidSpecException(["window = 0: must be at least 1.", "name = '': must not be empty."]),
        new NotFoundException("study", "7"),
        new StudyMismatchException("lstm_har_study", "epochs", "10", "11"),
        new TrainerGoneException("S127.0.0.1:11111:5/0"),
    ];
}
