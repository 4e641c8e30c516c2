using System.CommandLine;
using HarOrleans.Contracts;
using HarOrleans.Storage;

namespace HarOrleans.Host.CommandLine;

/// <summary>The option <c>--postgres</c>, the same for each command that has it, and what stands for it elsewhere.</summary>
internal static class PostgresOption
{
    /// <summary>The environment variable that stands for the option.</summary>
    internal const string Variable = "HAR_POSTGRES";

    private const string Setting = "postgres";

    /// <summary>Makes the option. Messages never repeat its value, which may hold a password.</summary>
    internal static Option<PostgresAddress?> Create() => new("--postgres")
    {
        Description = $"PostgreSQL database in place of the folder's own (also {Variable}, or {Setting} in appsettings.json): postgresql://user:password@host:5432/database. The password may stand in PGPASSWORD or the password file instead.",
        HelpName = "CONNECTION",
        CustomParser = result =>
        {
            try
            {
                return PostgresAddress.Parse(result.Tokens[0].Value);
            }
            catch (InvalidSpecException e)
            {
                result.AddError($"--{e.Message}");
                return null;
            }
        },
    };

    /// <summary>What was given, else what the environment or appsettings.json names, else null: the state folder's own database.</summary>
    /// <exception cref="BadInputException">What they name cannot be read.</exception>
    internal static PostgresAddress? OrElsewhere(PostgresAddress? given) => given
        ?? Read(Environment.GetEnvironmentVariable(Variable), Variable)
        ?? Read(new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true).Build()[Setting], $"appsettings.json: {Setting}");

    private static PostgresAddress? Read(string? text, string from)
    {
        try
        {
            return string.IsNullOrWhiteSpace(text) ? null : PostgresAddress.Parse(text);
        }
        catch (InvalidSpecException e)
        {
            throw new BadInputException($"{from}{e.Message[Setting.Length..]}");
        }
    }
}
