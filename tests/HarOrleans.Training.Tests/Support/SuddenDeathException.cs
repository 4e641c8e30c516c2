namespace HarOrleans.Training.Tests;

/// <summary>The end of an attempt's process, as far as a test can have it.</summary>
internal sealed class SuddenDeathException : Exception;
