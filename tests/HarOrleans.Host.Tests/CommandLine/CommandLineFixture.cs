using HarOrleans.Host.CommandLine;

namespace HarOrleans.Host.Tests.CommandLine;

/// <summary>Parses a command line as the process does and keeps what it would have run.</summary>
internal sealed class CommandLineFixture
{
    private const int Ran = 77;

    internal DemoOptions? Demo { get; private set; }

    internal ServeOptions? Serve { get; private set; }

    internal DoctorOptions? Doctor { get; private set; }

    internal int Code { get; private set; }

    internal string Output { get; private set; } = "";

    internal string Error { get; private set; } = "";

    internal bool HasRun => Code == Ran;

    internal static async Task<CommandLineFixture> RunAsync(params string[] args)
    {
        var seen = new CommandLineFixture();
        var commands = new HarCommandLine(
            DemoCommand.Create(options =>
            {
                seen.Demo = options;
                return Task.FromResult(Ran);
            }),
            ServeCommand.Create(options =>
            {
                seen.Serve = options;
                return Task.FromResult(Ran);
            }),
            DoctorCommand.Create(
                options =>
                {
                    seen.Doctor = options;
                    return Task.FromResult(Ran);
                },
                () => Ran));
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        seen.Code = await commands.RunAsync(args, output, error);
        seen.Output = output.ToString();
        seen.Error = error.ToString();
        return seen;
    }
}
