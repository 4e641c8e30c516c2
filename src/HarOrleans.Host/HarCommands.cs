using HarOrleans.Host.CommandLine;
using HarOrleans.Host.DataVerbs;
using HarOrleans.Host.Databases;
using HarOrleans.Host.Demo;
using HarOrleans.Host.Doctor;
using HarOrleans.Host.Hosting;
using HarOrleans.Host.ModelVerbs;
using HarOrleans.Host.Output;
using HarOrleans.Host.Reading;

namespace HarOrleans.Host;

/// <summary>Every command of <c>har</c>, each with what it runs.</summary>
internal static class HarCommands
{
    /// <summary>Makes the command line; nothing runs before it is given arguments.</summary>
    internal static HarCommandLine All()
    {
        var data = DataCommand.Create((jsonOnStandardOutput, work) => HarProcess.RunAsync(
            Terminal.ForProcess(jsonOnStandardOutput),
            (terminal, _, interrupted) => work(terminal, interrupted)));
        foreach (var asking in DatasetCommands.Create(Ask))
        {
            data.Add(asking);
        }

        return new HarCommandLine(
            DemoCommand.Create(options => HarProcess.RunAsync(
                Terminal.ForProcess(options.JsonOnStandardOutput, options.Manner),
                (terminal, log, interrupted) => new DemoJob(options, terminal, log, TimeProvider.System).RunAsync(interrupted))),
            ServeCommand.Create(options => HarProcess.RunAsync(
                Terminal.ForProcess(standardOutputIsTaken: false, options.Manner),
                (terminal, log, interrupted) => ServeJob.RunAsync(options, terminal, log, interrupted))),
            data,
            StudyCommand.Create(Open),
            ExperimentCommand.Create(Open),
            RunCommand.Create(Open, (options, work) => new ReadJob(options, TimeProvider.System).FollowAsync(work)),
            RunsCommand.Create(Open),
            ModelCommand.Create(Open),
            ClusterCommand.Create(Open),
            GcCommand.Create(Open, TimeProvider.System),
            DbCommand.Create(SchemaJob.RunAsync),
            DoctorCommand.Create(
                options =>
                {
                    var terminal = Terminal.ForProcess(standardOutputIsTaken: false, options.Manner);
                    return HarProcess.RunAsync(terminal, (_, _, interrupted) => new DoctorJob(options, DoctorJob.All(options, terminal), terminal).RunAsync(interrupted));
                },
                LibraryTry.Run),
            new EvaluateVerb().Create(Measure),
            new CompareVerb().Create(Measure),
            new ImportanceVerb().Create(Measure),
            new BaselinesVerb().Create(Measure),
            new PredictVerb().Create(Measure),
            new ServeModelVerb().Create(Measure),
            OptunaCommands.AddExport(
                new ExportVerb().Create(Measure),
                Open),
            ImportCommand.Create((options, prepare, access) => new ReadJob(options, TimeProvider.System).RunAsync(prepare, access)));
    }

    private static Task<int> Open(ReadOptions options, Question question, Access access) => new ReadJob(options, TimeProvider.System).RunAsync(question, access);

    private static Task<int> Ask(ReadOptions options, Question question) => new ReadJob(options, TimeProvider.System).RunAsync(question);

    private static Task<int> Measure(bool jsonOnStandardOutput, Func<Terminal, ServerLog, CancellationToken, Task<int>> work) => HarProcess.RunAsync(Terminal.ForProcess(jsonOnStandardOutput), work);
}
