using HarOrleans.Contracts;
using HarOrleans.Data;
using HarOrleans.Server;

namespace HarOrleans.Host.CommandLine;

/// <summary>What holds where an option is left out.</summary>
internal static class Defaults
{
    internal const string Protocol = HarData.SubjectWiseProtocol;
    internal const string Study = "lstm_har_study";
    internal const int Trials = 20;
    internal const int Epochs = 10;
    internal const int Parallel = 1;
    internal const int Window = StudySpec.DefaultWindow;
    internal const string State = "./.har";
    internal const int Port = HarServerOptions.DefaultPort;
}
