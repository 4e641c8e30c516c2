using System.IO.Compression;
using System.Text;

namespace HarOrleans.Data.Tests.Support;

/// <summary>A data set of two feature columns in a folder of its own, good until a test spoils it.</summary>
internal sealed class SmallSet : IDisposable
{
    internal const string Header = "a,b,subject,Activity\n";
    internal const string TrainText = Header + "0.5,-1,1,WALKING\n0.25,1e-3,3,SITTING\n-0.5,0,1,LAYING\n";
    internal const string TestText = Header + "0.1,0.2,2,SITTING\n";

    private readonly TempFolder _folder = new();

    internal SmallSet()
    {
        Train(TrainText);
        Test(TestText);
    }

    internal string Folder => _folder.Path;

    internal string File(string name) => _folder.File(name);

    internal void Train(string text) => System.IO.File.WriteAllText(File("train.csv"), text);

    internal void Test(string text) => System.IO.File.WriteAllText(File("test.csv"), text);

    internal HarDataset Load() => HarData.Load(Folder, TestContext.Current.CancellationToken);

    internal InvalidDataSetException Refused() => Assert.Throws<InvalidDataSetException>(() => Load());

    /// <summary>Replaces train.csv by a packed form of some text, and gives its bytes.</summary>
    internal byte[] PackTrain(string text)
    {
        var packed = Pack(text);
        System.IO.File.Delete(File("train.csv"));
        System.IO.File.WriteAllBytes(File("train.csv.gz"), packed);
        return packed;
    }

    internal static byte[] Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }

    public void Dispose() => _folder.Dispose();
}
