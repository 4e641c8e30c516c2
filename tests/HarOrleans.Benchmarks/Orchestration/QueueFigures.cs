namespace HarOrleans.Benchmarks;

/// <summary>What the queue takes for its work, by the clock.</summary>
/// <param name="Waiting">Trials that wait after the last decision.</param>
/// <param name="Studies">Studies that they belong to.</param>
/// <param name="Trainers">Trainers that are there.</param>
/// <param name="DecisionUs">Microseconds of a decision, median.</param>
/// <param name="DecisionUs99">Microseconds that 99 of 100 decisions stay below.</param>
/// <param name="EnqueueUs">Microseconds to take a trial in.</param>
/// <param name="AgainUs">Microseconds to hear of one that waits already.</param>
/// <param name="OrderMs">Milliseconds for all that wait in their order, with reasons.</param>
/// <param name="FindUs">Microseconds to find one trial's place and reason, median; a sixth of those looked for have left.</param>
/// <param name="FindUs99">Microseconds that 99 of 100 of those stay below.</param>
/// <param name="LoadAverage">The machine's load average then.</param>
internal sealed record QueueFigures(
    int Waiting, int Studies, int Trainers, double DecisionUs, double DecisionUs99, double EnqueueUs, double AgainUs, double OrderMs, double FindUs, double FindUs99, double LoadAverage);
