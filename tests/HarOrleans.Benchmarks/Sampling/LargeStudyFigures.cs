namespace HarOrleans.Benchmarks;

/// <summary>How long a study of many trials takes, in milliseconds on the wall and by a client of the server.</summary>
/// <param name="Trials">Its trials.</param>
/// <param name="AddMs">To add them all.</param>
/// <param name="AddCpuMs">Of that, CPU of the whole process.</param>
/// <param name="OpenMs">To open the study after a start of the server: its first answer.</param>
/// <param name="OpenCpuMs">Of that, CPU of the whole process.</param>
/// <param name="FirstAskMs">To ask for the first trial after that.</param>
/// <param name="AskMs">To ask for a trial, median of those after it.</param>
/// <param name="TellMs">To tell a trial, median.</param>
/// <param name="TellWhileSamplingMs">To tell a trial while another is being sampled, median.</param>
/// <param name="PageMs">To list 2,000 trials, the latest ones.</param>
/// <param name="ListMs">To list them all.</param>
internal sealed record LargeStudyFigures(
    int Trials, double AddMs, double AddCpuMs, double OpenMs, double OpenCpuMs, double FirstAskMs, double AskMs, double TellMs, double TellWhileSamplingMs, double PageMs, double ListMs);
