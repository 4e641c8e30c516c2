namespace HarOrleans.Dashboard;

/// <summary>How a curve is drawn, beside its colour and dashes.</summary>
public enum ChartStyle : byte
{
    /// <summary>A line.</summary>
    Line = 0,

    /// <summary>Dots without a line: values that do not follow from one another.</summary>
    Dots = 1,

    /// <summary>A staircase: a value holds until the next.</summary>
    Steps = 2,

    /// <summary>A thin grey line: given up.</summary>
    Muted = 3,

    /// <summary>A thick line: the one to look at.</summary>
    Strong = 4,
}
