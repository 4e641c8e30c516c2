namespace HarOrleans.Data.Acquisition;

/// <summary>
/// A published archive: a zip file that holds a second one, which holds <c>features.txt</c>, <c>activity_labels.txt</c> and, in <c>train/</c> and
/// <c>test/</c>, <c>X_*.txt</c>, <c>y_*.txt</c> and <c>subject_*.txt</c>. Sizes are in bytes, digests lower-case hex.
/// </summary>
/// <param name="Url">Where it is downloaded from.</param>
/// <param name="Size">Its size.</param>
/// <param name="Sha256">Its digest.</param>
/// <param name="InnerName">The inner zip file's name.</param>
/// <param name="InnerSize">The inner zip file's size.</param>
/// <param name="InnerSha256">The inner zip file's digest.</param>
/// <param name="TrainRows">Windows for training.</param>
/// <param name="TestRows">Windows for testing.</param>
/// <param name="Features">Numbers a window.</param>
public sealed record HarArchive(
    Uri Url, long Size, string Sha256, string InnerName, long InnerSize, string InnerSha256, int TrainRows, int TestRows, int Features)
{
    /// <summary>"Human Activity Recognition Using Smartphones" of the UCI Machine Learning Repository (DOI 10.24432/C54S4K, CC BY 4.0).</summary>
    public static HarArchive Uci { get; } = new(
        new Uri("https://archive.ics.uci.edu/static/public/240/human+activity+recognition+using+smartphones.zip"),
        61_005_872,
        "c00b803081a5c797cd5e4b83700a9810b38d53d9d84e01917e090e1fdbc81031",
        "UCI HAR Dataset.zip",
        60_999_314,
        "2045e435c955214b38145fb5fa00776c72814f01b203fec405152dac7d5bfeb0",
        7352,
        2947,
        561);
}
