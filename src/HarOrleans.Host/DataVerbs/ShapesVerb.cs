namespace HarOrleans.Host.DataVerbs;

/// <summary><c>har data shapes</c>: rows and columns of both files, <c>subject</c> and <c>Activity</c> included.</summary>
internal sealed class ShapesVerb() : DataVerb("shapes", "Rows and columns of both files.")
{
    protected override DataAnswer Answer(DataCall call)
    {
        var data = call.Dataset();
        var files = DataOptions.FileNames.Select(file => (Name: file, Table: data.Table(file))).ToArray();
        return new DataAnswer(
            json =>
            {
                json.WriteString("name", data.Name);
                json.WriteBoolean("simulated", data.Simulated);
                foreach (var (name, table) in files)
                {
                    json.Object(name, () =>
                    {
                        json.WriteNumber("rows", table.Rows);
                        json.WriteNumber("columns", table.FeatureNames.Count + 2);
                        json.WriteString("sha256", table.Sha256);
                    });
                }
            },
            text => text.Table(
                [.. files.Select(x => (string[])[x.Name, DataOptions.Count(x.Table.Rows), DataOptions.Count(x.Table.FeatureNames.Count + 2), x.Table.Sha256])],
                0,
                1,
                "file", "rows", "columns", "sha256"));
    }
}
