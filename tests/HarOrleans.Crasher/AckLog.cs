namespace HarOrleans.Crasher;

/// <summary>What the server has acknowledged, in a file outside its database; a killed process leaves whole lines.</summary>
internal sealed class AckLog(string path)
{
    private readonly Lock _gate = new();

    internal void Write(FormattableString line)
    {
        lock (_gate)
        {
            File.AppendAllText(path, FormattableString.Invariant(line) + "\n");
        }
    }
}
