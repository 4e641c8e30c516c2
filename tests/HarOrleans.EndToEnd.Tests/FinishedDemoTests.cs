namespace HarOrleans.EndToEnd.Tests;

/// <summary>The tests that share one finished demo.</summary>
[CollectionDefinition(nameof(FinishedDemoTests))]
public sealed class FinishedDemoTests : ICollectionFixture<FinishedDemo>;
