using Microsoft.Extensions.Logging.Console;

namespace HarOrleans.Host.Hosting;

/// <summary>What of a server's log is for people.</summary>
internal static class HostLogging
{
    /// <summary>Sends the log to one place, without what nobody can use.</summary>
    internal static void Configure(ILoggingBuilder logging, ServerLog log)
    {
        logging.ClearProviders().SetMinimumLevel(log.Least);
        if (log.Json)
        {
            AddJson(logging);
        }
        else
        {
            logging.AddProvider(new LineLoggerProvider(log.Write));
        }

        logging
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical) // a failed start is told once, by the command
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error) // a first run makes keys, and a home folder that cannot be encrypted is no news
            .AddFilter("Polly", LogLevel.Warning).AddFilter("Orleans.Runtime.SiloOptionsLogger", LogLevel.Warning).AddFilter("Orleans.Runtime.Silo", LogLevel.Error) // each placement, every option, advice on the garbage collector: too much for people
            .AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error) // its first look after a start measures since the machine's start
            .AddFilter("Orleans.Runtime.MembershipService.LocalSiloHealthMonitor", LogLevel.Error).AddFilter("Orleans.Runtime.Scheduler", LogLevel.Error); // a busy machine: slow, and not wrong
    }

    /// <summary>Standard output stays what the command says.</summary>
    private static void AddJson(ILoggingBuilder logging)
    {
        logging.AddJsonConsole(json => (json.IncludeScopes, json.UseUtcTimestamp, json.TimestampFormat) = (true, true, "yyyy-MM-ddTHH:mm:ss.fffZ"));
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
