using System.Diagnostics;
using HarOrleans.Testing;

namespace HarOrleans.Host.Tests.Deploy;

/// <summary>What others' programs say of the files, where they are installed.</summary>
public sealed class LinterTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Units_are_what_systemd_understands()
    {
        SkipWithout("systemd-analyze");
        using var folder = new TempFolder();
        foreach (var unit in DeployFiles.Units)
        {
            var file = Path.Combine(folder.Path, Path.GetFileName(unit).Replace("@", "@control", StringComparison.Ordinal));
            await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(unit, Cancelled)).Replace("/opt/har/har", Environment.ProcessPath, StringComparison.Ordinal), Cancelled);
            var (code, said) = await RunAsync("systemd-analyze", "verify", "--man=no", file);
            Assert.True(code == 0 && !said.Contains("Unknown", StringComparison.Ordinal), $"{unit}: {said}");
        }
    }

    [Fact]
    public async Task Compose_files_are_what_docker_compose_understands()
    {
        SkipWithout("docker-compose");
        foreach (var file in DeployFiles.Compose)
        {
            var (code, said) = await RunAsync("docker-compose", "--file", file, "config", "--quiet");
            Assert.True(code == 0, $"{file}: {said}");
        }
    }

    [Fact]
    public async Task The_Dockerfile_is_what_dockerfile_utils_understands()
    {
        SkipWithout("dockerfile-utils");
        var (code, said) = await RunAsync("dockerfile-utils", "lint", Path.Combine(DeployFiles.Root, "Dockerfile"));
        Assert.True(code == 0 && said.Trim().Length == 0, said);
    }

    [Fact]
    public async Task Yaml_is_what_yamllint_finds_tidy()
    {
        SkipWithout("yamllint");
        var (code, said) = await RunAsync(
            "yamllint", "--strict", "-d", "{extends: default, rules: {line-length: disable, document-start: disable}}", Path.Combine(DeployFiles.Root, "compose"), Path.Combine(DeployFiles.Root, "kubernetes"));
        Assert.True(code == 0, said);
    }

    [Fact]
    public async Task Scripts_are_without_what_shellcheck_warns_of()
    {
        SkipWithout("shellcheck");
        var (code, said) = await RunAsync("shellcheck", ["--severity=warning", .. Directory.GetFiles(Path.Combine(DeployFiles.Root, "backup"), "*.sh")]);
        Assert.True(code == 0, said);
    }

    [Fact]
    public async Task The_kustomization_is_one_that_kubectl_puts_together()
    {
        SkipWithout("kubectl");
        var (code, said) = await RunAsync("kubectl", "kustomize", Path.Combine(DeployFiles.Root, "kubernetes"));
        Assert.True(code == 0 && said.Split('\n').Count(line => line.StartsWith("kind: ", StringComparison.Ordinal)) == 10, said);
    }

    private static void SkipWithout(string program) => Assert.SkipUnless(
        Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator).Any(x => File.Exists(Path.Combine(x, program))) == true, $"{program} is not installed.");

    private static async Task<(int Code, string Said)> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["HAR_DATABASE_PASSWORD"] = "not-a-secret";
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardError.ReadToEndAsync(Cancelled), process.StandardOutput.ReadToEndAsync(Cancelled));
        await process.WaitForExitAsync(Cancelled);
        return (process.ExitCode, string.Concat(said));
    }
}
