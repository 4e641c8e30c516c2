using HarOrleans.Contracts;

namespace HarOrleans.Storage.Tests.GrainState;

[GenerateSerializer, Alias("har.tests.ShelfState")]
public sealed class ShelfState
{
    [Id(0)] public string Text { get; set; } = "";

    [Id(1)] public ParamValue Value { get; set; }

    [Id(2)] public StudySpec? Spec { get; set; }
}
