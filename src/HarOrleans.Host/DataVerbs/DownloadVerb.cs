using HarOrleans.Data.Acquisition;
using HarOrleans.Host.Progress;

namespace HarOrleans.Host.DataVerbs;

/// <summary><c>har data download</c>: the real data, into the cache.</summary>
internal sealed class DownloadVerb() : DataVerb("download", "Download the UCI HAR data into the cache, where har demo finds it. What is there already is checked and kept; what broke off goes on.")
{
    protected override bool ReadsData => false;

    protected override async Task<DataAnswer> AnswerAsync(DataCall call)
    {
        var search = DataSearch.FromEnvironment();
        if (!search.Download)
        {
            throw new BadInputException($"{DataSearch.NoDownloadVariable}: downloads are off. Unset it for this call.");
        }

        var problem = string.Empty;
        var found = await new HarDataFinder(search).FillCacheAsync(Say, new DownloadLines(call.Say), call.Interrupted);
        return new DataAnswer(
            json =>
            {
                json.WriteString("folder", found?.Folder);
                json.WriteBoolean("downloaded", found?.Origin == DataOrigin.Download);
                json.WriteString("problem", found is null ? problem : null);
            },
            text => text.Line(found switch
            {
                null => "Nothing was changed but the part of the archive that is there already; the same command goes on from it.",
                { Origin: DataOrigin.Cache } => $"The data is whole already: {found.Folder}.",
                _ => $"The data is in {found.Folder}.",
            }),
            found is null ? ExitCodes.Failed : ExitCodes.Done);

        void Say(string text)
        {
            problem = text;
            call.Say(text);
        }
    }
}
