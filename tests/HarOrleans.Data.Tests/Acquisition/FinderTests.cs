using HarOrleans.Data.Acquisition;
using HarOrleans.Data.Tests.Support;

namespace HarOrleans.Data.Tests.Acquisition;

public sealed class FinderTests
{
    private const string Set = "uci-har";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_archive_is_downloaded_once_and_is_the_data_that_its_texts_say()
    {
        await using var finding = new Finding();
        var found = await finding.FindAsync();

        Assert.Equal((DataOrigin.Download, Path.Combine(finding.Cache, Set)), (found.Origin, found.Folder));
        Assert.Equal([Set], finding.Kept);
        Assert.Equal(
            "mean()-X,\"energy()-1,8\",\"energy()-1,8\",subject,Activity\n0.28858451,-0.020294171,-1,1,WALKING\n1,0,-0.5,1,SITTING\n1E-07,2,3,3,WALKING\n",
            await File.ReadAllTextAsync(Path.Combine(found.Folder!, "train.csv"), Cancelled));
        var data = HarData.Load(found.Folder!, Cancelled);
        Assert.Equal((Set, false, 3, 1), (data.Name, data.Simulated, data.Train.Rows, data.Test.Rows));
        Assert.Equal([0.25717778, -0.02328523, -0.014653762], data.Test.Features);

        Assert.Equal(DataOrigin.Cache, (await finding.FindAsync()).Origin);
        Assert.Single(finding.Requests);
    }

    [Fact]
    public async Task What_is_named_comes_before_what_the_environment_names_and_both_before_the_cache()
    {
        await using var finding = new Finding();
        await finding.FindAsync();
        var environment = finding.Search with { EnvironmentFolder = finding.File("environment") };
        var given = environment with { Folder = finding.File("given") };

        Assert.Equal(new FoundData(finding.File("given"), DataOrigin.Given), await new HarDataFinder(given).FindAsync(finding.Said.Enqueue, null, Cancelled));
        Assert.Equal(new FoundData(finding.File("environment"), DataOrigin.Environment), await new HarDataFinder(environment).FindAsync(finding.Said.Enqueue, null, Cancelled));
        Assert.Contains($"HAR_DATA={finding.File("environment")}", finding.Said.Last(), StringComparison.Ordinal);
        Assert.Equal(new FoundData(null, DataOrigin.Simulated), await new HarDataFinder(given with { Simulate = true }).FindAsync(finding.Said.Enqueue, null, Cancelled));
    }

    [Fact]
    public async Task The_cache_is_filled_once_even_with_downloads_off_and_a_failure_is_told_and_leaves_the_simulated_set_out_of_it()
    {
        var fails = true;
        await using var finding = new Finding(answer: (request, bytes) => request.SendAsync(fails ? bytes[..^1] : bytes));
        var finder = new HarDataFinder(finding.Search with { Download = false, Folder = finding.File("elsewhere") });
        Assert.Null(await finder.FillCacheAsync(finding.Said.Enqueue, null, Cancelled));
        Assert.StartsWith("No download: ", finding.Said.Last(), StringComparison.Ordinal);
        Assert.DoesNotContain(Set, finding.Kept);

        fails = false;
        Assert.Equal(new FoundData(Path.Combine(finding.Cache, Set), DataOrigin.Download), await finder.FillCacheAsync(finding.Said.Enqueue, null, Cancelled));
        var requests = finding.Requests.Count;
        Assert.Equal(new FoundData(Path.Combine(finding.Cache, Set), DataOrigin.Cache), await finder.FillCacheAsync(finding.Said.Enqueue, null, Cancelled));
        Assert.Equal(requests, finding.Requests.Count);

        Assert.Null(await new HarDataFinder(finding.Search with { CacheFolder = null }).FillCacheAsync(finding.Said.Enqueue, null, Cancelled));
        Assert.Equal("No download: there is no cache folder; set HAR_CACHE.", finding.Said.Last());
    }

    [Fact]
    public async Task With_downloads_off_nobody_is_asked_and_the_cache_still_serves()
    {
        await using var finding = new Finding();
        var on = finding.Search;
        finding.Search = on with { Download = false };
        Assert.Contains("downloads are off", await finding.FailAsync(), StringComparison.Ordinal);
        Assert.Empty(finding.Requests);

        finding.Search = on;
        await finding.FindAsync();
        finding.Search = on with { Download = false };
        Assert.Equal(DataOrigin.Cache, (await finding.FindAsync()).Origin);
    }

    [Theory]
    [InlineData("train.csv", "0.28858451", "0.28858452")]
    [InlineData("test.csv", "SITTING", "")]
    [InlineData("manifest.json", "{", "")]
    [InlineData("manifest.json", "\"form\": 1", "\"form\": 2")]
    public async Task A_damaged_cache_is_seen_and_made_anew(string file, string before, string after)
    {
        await using var finding = new Finding();
        var path = Path.Combine((await finding.FindAsync()).Folder!, file);
        var whole = await File.ReadAllTextAsync(path, Cancelled);
        Assert.Contains(before, whole, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, whole.Replace(before, after, StringComparison.Ordinal), Cancelled);

        Assert.Equal(DataOrigin.Download, (await finding.FindAsync()).Origin);
        Assert.Contains(finding.Said, line => line.EndsWith("is damaged and is made anew.", StringComparison.Ordinal));
        Assert.Equal(whole, await File.ReadAllTextAsync(path, Cancelled));
        Assert.Equal([Set], finding.Kept);
    }

    [Fact]
    public async Task Eight_at_once_download_once_and_all_find_it()
    {
        await using var finding = new Finding();
        var found = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => finding.FindAsync()));

        Assert.All(found, one => Assert.Equal(Path.Combine(finding.Cache, Set), one.Folder));
        Assert.Equal(1, found.Count(one => one.Origin == DataOrigin.Download));
        Assert.Single(finding.Requests);
        Assert.Equal([Set], finding.Kept);
    }

    [Fact]
    public void Two_makers_of_one_cache_both_succeed_and_one_set_stays()
    {
        using var folder = new TempFolder();
        var cache = new DataCache(folder.Path, HarArchive.Uci, TimeProvider.System);
        cache.Publish(outer => { Fill(outer); cache.Publish(Fill, Cancelled); }, Cancelled);

        Assert.True(cache.IsWhole(Cancelled));
        Assert.Equal([cache.Folder], Directory.EnumerateFileSystemEntries(folder.Path));

        static void Fill(string beside) => HarData.WriteCsv(HarData.Simulate(0, 126, 54), beside);
    }

    [Fact]
    public async Task What_a_killed_process_left_goes_after_an_hour_and_not_before()
    {
        await using var finding = new Finding();
        var (old, young) = (Path.Combine(finding.Cache, "uci-har-old.tmp"), Path.Combine(finding.Cache, "uci-har-young.tmp"));
        Directory.CreateDirectory(Path.Combine(old, "half"));
        Directory.CreateDirectory(young);
        Directory.SetLastWriteTimeUtc(old, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-2));

        await finding.FindAsync();
        Assert.Equal([Set, "uci-har-young.tmp"], finding.Kept);
    }

    [Fact]
    public async Task A_cache_that_cannot_be_written_is_told_and_simulated_sensors_stand_in()
    {
        await using var finding = new Finding();
        await File.WriteAllTextAsync(finding.Cache, "a file, not a folder", Cancelled);
        var found = await finding.FindAsync();

        Assert.Equal(DataOrigin.Simulated, found.Origin);
        Assert.Contains(finding.Cache, finding.Said.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_environment_names_folder_cache_and_downloads()
    {
        var search = DataSearch.FromEnvironment(Variables(("HAR_DATA", "d"), ("HAR_CACHE", "/c"), ("HAR_NO_DOWNLOAD", "1")));
        Assert.Equal(("d", Path.GetFullPath("/c"), false), (search.EnvironmentFolder, search.CacheFolder, search.Download));

        search = DataSearch.FromEnvironment(Variables(("HAR_DATA", " "), ("XDG_CACHE_HOME", Path.GetTempPath()), ("HAR_NO_DOWNLOAD", "0")));
        Assert.Equal((null, Path.Combine(Path.GetTempPath(), "har-orleans"), true), (search.EnvironmentFolder, search.CacheFolder, search.Download));
        Assert.Same(HarArchive.Uci, search.Archive);
    }

    [Fact]
    public void Without_variables_the_cache_is_the_users_own()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems have other folders.");
        Assert.Equal("/home/u/.cache/har-orleans", DataSearch.FromEnvironment(Variables(("HOME", "/home/u"))).CacheFolder);
        Assert.Equal("/home/u/.cache/har-orleans", DataSearch.FromEnvironment(Variables(("HOME", "/home/u"), ("XDG_CACHE_HOME", "not/absolute"))).CacheFolder);
    }

    private static Func<string, string?> Variables(params (string Name, string Value)[] variables) =>
        name => variables.Where(one => one.Name == name).Select(one => one.Value).SingleOrDefault();
}
