using Microsoft.Extensions.Time.Testing;

namespace HarOrleans.SystemMetrics.Tests;

public sealed class SystemSamplerTests : IDisposable
{
    private const string Memory = "MemTotal:       16000000 kB\nMemFree:         1000000 kB\nMemAvailable:   12000000 kB\nHugePages_Total:       0\n";
    private readonly string _folder = Directory.CreateTempSubdirectory("har-system-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Figures_have_the_names_and_units_of_mlflow()
    {
        Write("stat", "cpu  100 0 100 700 100 0 0 0 50 0\ncpu0 1 1 1 1\n");
        Write("meminfo", Memory);
        var sampler = new SystemSampler(_folder, _folder, Program("printf '0, 40, 1000, 4000, 75.5, 150.0\\n1, [N/A], 2000, 4000, [N/A], [N/A]\\n'"));
        Write("stat", "cpu  175 0 100 800 125 0 0 0 90 0\n");

        var figures = sampler.Sample().ToDictionary();

        Assert.Equal(37.5, figures["system/cpu_utilization_percentage"]);
        Assert.Equal(4096, figures["system/system_memory_usage_megabytes"]);
        Assert.Equal(25, figures["system/system_memory_usage_percentage"]);
        Assert.InRange(figures["system/disk_usage_percentage"], 0.001, 100);
        Assert.True(figures["system/disk_available_megabytes"] > 0 && figures["system/disk_usage_megabytes"] > 0);
        Assert.True(figures["system/network_receive_megabytes"] >= 0 && figures["system/network_transmit_megabytes"] >= 0);
        Assert.Equal((40, 1048.576, 25), (figures["system/gpu_0_utilization_percentage"], figures["system/gpu_0_memory_usage_megabytes"], figures["system/gpu_0_memory_usage_percentage"]));
        Assert.Equal((75.5, 50.333), (figures["system/gpu_0_power_usage_watts"], Math.Round(figures["system/gpu_0_power_usage_percentage"], 3)));
        Assert.Equal(["system/gpu_1_memory_usage_megabytes", "system/gpu_1_memory_usage_percentage"], figures.Keys.Where(key => key.Contains("gpu_1", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_cannot_be_read_is_left_out()
    {
        var sampler = new SystemSampler(Path.Combine(_folder, "gone"), Path.Combine(_folder, "gone"), Path.Combine(_folder, "no-such-program"));

        var figures = sampler.Sample().ToDictionary();

        Assert.DoesNotContain("system/cpu_utilization_percentage", figures.Keys);
        Assert.DoesNotContain(figures.Keys, key => key.Contains("gpu", StringComparison.Ordinal));
    }

    [Fact]
    public void A_program_that_fails_is_asked_once()
    {
        var program = Program($"echo asked >> {_folder}/asked; exit 9");
        var sampler = new SystemSampler(_folder, _folder, program);

        sampler.Sample();
        sampler.Sample();

        Assert.Single(File.ReadAllLines(Path.Combine(_folder, "asked")));
    }

    [Fact]
    public void This_machine_has_a_processor_a_memory_and_a_disk()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Linux's /proc is read");
        var figures = new SystemSampler(_folder).Sample().ToDictionary();

        Assert.InRange(figures["system/system_memory_usage_percentage"], 0.1, 100);
        Assert.InRange(figures["system/disk_usage_percentage"], 0, 100);
    }

    [Fact]
    public void A_monitor_samples_after_a_second_then_every_interval_and_at_the_end()
    {
        var time = new FakeTimeProvider();
        List<(long Step, TimeSpan At)> samples = [];
        var began = time.GetUtcNow();
        using var monitor = new SystemMonitor(new SystemSampler(_folder), TimeSpan.FromSeconds(10), time, (_, step) => samples.Add((step, time.GetUtcNow() - began)));

        time.Advance(TimeSpan.FromSeconds(1));
        time.Advance(TimeSpan.FromSeconds(10));
        time.Advance(TimeSpan.FromSeconds(4));
        monitor.Finish();
        monitor.Finish();
        time.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal([(0, 1), (1, 11), (2, 15)], samples.Select(sample => (sample.Step, (int)sample.At.TotalSeconds)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SystemMonitor(new SystemSampler(_folder), TimeSpan.FromMilliseconds(1), time, (_, _) => { }));
    }

    [Fact]
    public void GPUs_are_listed_by_name_and_memory_and_there_are_none_where_nobody_answers()
    {
        var smi = new NvidiaSmi(Program("echo 'NVIDIA A100-SXM4-80GB, 81920'; echo 'Tesla T4, [N/A]'"));

        Assert.Equal([new Gpu("NVIDIA A100-SXM4-80GB", 80), new Gpu("Tesla T4", 0)], smi.List());
        Assert.Empty(new NvidiaSmi(Program("exit 9")).List());
        Assert.Empty(new NvidiaSmi(Path.Combine(_folder, "absent")).List());
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);

    private string Program(string body)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the program is a shell script");
        var path = Path.Combine(_folder, "nvidia-smi");
        File.WriteAllText(path, $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        return path;
    }
}
