using System.Globalization;

namespace HarOrleans.Query.Tests;

internal sealed record Sample(double? Lr, string? Opt, DateTimeOffset? Started)
{
    public Row ToRow()
    {
        var row = new Row();
        if (Lr is { } lr)
        {
            row["params.lr"] = new QueryText(lr.ToString(CultureInfo.InvariantCulture));
        }

        if (Opt is { } opt)
        {
            row["tags.opt"] = new QueryText(opt);
        }

        if (Started is { } started)
        {
            row["started"] = new QueryMoment(started);
        }

        return row;
    }
}
