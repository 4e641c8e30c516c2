using System.Diagnostics;
using HarOrleans.Abstractions;
using HarOrleans.Storage.Artifacts;
using HarOrleans.Storage.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Storage.Tests.Artifacts;

/// <summary>Uploads that come to no end: a disk that fills up, and a process that is killed. Nothing of them is listed, and nothing stays for ever.</summary>
public sealed class UnfinishedUploadTests : IAsyncLifetime
{
    private static readonly ArtifactExpectation Any = new(long.MaxValue, null);

    private SqliteUnderTest _storage = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private IArtifactStore Store => _storage.Services.GetRequiredService<IArtifactStore>();

    private string Root => Path.Combine(_storage.Folder, HarStorageNames.ArtifactFolder);

    public async ValueTask InitializeAsync() => _storage = await SqliteUnderTest.OpenAsync();

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }

    private static string[] Files(string root) => Directory.Exists(root) ? [.. Directory.GetFiles(root, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(ArtifactAdoption.Marker, StringComparison.Ordinal))] : [];

    [Fact]
    public async Task A_disk_that_fills_up_during_an_upload_refuses_it_by_name_and_keeps_nothing_of_it()
    {
        Directory.CreateDirectory(Root);
        Assert.SkipUnless(Environment.IsPrivilegedProcess && OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", "size=1m", "none", Root) == 0, "This user may not mount a small disk; root may.");
        try
        {
            await Store.ReceiveAsync("runs/a/small.bin", new MemoryStream(new byte[1000]), Any, Cancelled);
            var full = await Assert.ThrowsAsync<StorageUnavailableException>(() => Store.ReceiveAsync("runs/a/large.bin", new MemoryStream(new byte[4 << 20]), Any, Cancelled));
            Assert.Contains("runs/a/large.bin", full.Message, StringComparison.Ordinal);
            Assert.Equal(["runs/a/small.bin"], (await Store.ListAsync("", Cancelled)).Select(file => file.Path));
            Assert.Equal(2, Files(Root).Length); // its bytes and its name
            await Store.ReceiveAsync("runs/a/large.bin", new MemoryStream(new byte[300_000]), Any, Cancelled);
            Assert.Equal(300_000, (await Store.FindAsync("runs/a/large.bin", Cancelled))!.Bytes);
        }
        finally
        {
            Run("umount", "--lazy", Root);
        }
    }

    [Fact]
    public async Task What_a_process_that_was_killed_during_an_upload_leaves_is_never_listed_and_is_swept()
    {
        await using var half = new HalfStream();
        var upload = Store.ReceiveAsync("runs/a/large.bin", half, Any, Cancelled);
        await half.Reached.Task.WaitAsync(Cancelled);
        var part = Assert.Single(Files(Root));
        Assert.Empty(await Store.ListAsync("", Cancelled));

        // The next process finds the part as a kill at this moment leaves it.
        var left = Path.Combine(Path.GetDirectoryName(part)!, "left");
        await File.WriteAllBytesAsync(left, new byte[1000], Cancelled);
        half.Go.SetResult();
        await upload;
        Assert.Equal(0, await Store.SweepAsync(TimeSpan.FromHours(1), Cancelled));
        Assert.True(File.Exists(left)); // it might still be written
        File.SetLastWriteTimeUtc(left, DateTime.UtcNow.AddDays(-2));
        Assert.Equal(1, await Store.SweepAsync(TimeSpan.FromHours(1), Cancelled));
        Assert.Equal(["runs/a/large.bin"], (await Store.ListAsync("", Cancelled)).Select(file => file.Path));
        Assert.Equal(2, Files(Root).Length);
    }

    /// <summary>Gives some bytes, and the rest when it is told to.</summary>
    private sealed class HalfStream : MemoryStream
    {
        private int _reads;

        public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Go { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (++_reads == 1)
            {
                buffer.Span[..1000].Fill(1);
                return 1000;
            }

            Reached.TrySetResult();
            await Go.Task.WaitAsync(cancellationToken);
            return 0;
        }
    }
}
