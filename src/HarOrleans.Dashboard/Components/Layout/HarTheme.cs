using MudBlazor;

namespace HarOrleans.Dashboard.Components.Layout;

/// <summary>Colours and type. The fonts are the system's own: nothing is fetched.</summary>
internal static class HarTheme
{
    private static readonly string[] Fonts = ["system-ui", "-apple-system", "Segoe UI", "Noto Sans", "DejaVu Sans", "sans-serif"];

    public static MudTheme Instance { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#0b4f9e",
            Background = "#f5f6f8",
            Surface = "#ffffff",
            AppbarBackground = "#ffffff",
            AppbarText = "#1b1f29",
            DrawerBackground = "#f5f6f8",
            DrawerText = "#1b1f29",
            DrawerIcon = "#4a5162",
            Error = "#b3261e",
            TextPrimary = "#1b1f29",
            TextSecondary = "#4a5162",
            LinesDefault = "#dcdfe6",
            TableLines = "#dcdfe6",
            Divider = "#dcdfe6",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#7db4ff",
            PrimaryContrastText = "#14161d",
            Background = "#14161d",
            Surface = "#1e202a",
            AppbarBackground = "#1a1c25",
            AppbarText = "#e8eaf0",
            DrawerBackground = "#14161d",
            DrawerText = "#e8eaf0",
            DrawerIcon = "#aab1c2",
            Error = "#ff9d94",
            TextPrimary = "#e8eaf0",
            TextSecondary = "#aab1c2",
            LinesDefault = "#343846",
            TableLines = "#343846",
            Divider = "#343846",
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "8px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Fonts },
            Button = new ButtonTypography { FontFamily = Fonts, TextTransform = "none" },
        },
    };

    /// <summary>
    /// The dark palette's page, bar, rail and text by the theme that the browser has found, which is the system's on a first visit: the server knows that one
    /// only from the second request on, and its first answer is light.
    /// </summary>
    public static string FirstPaint { get; } = Dark(Instance.PaletteDark);

    private static string Dark(Palette palette) => $$"""
        html[data-theme=dark] {
          --mud-palette-background: {{palette.Background}}; --mud-palette-surface: {{palette.Surface}};
          --mud-palette-appbar-background: {{palette.AppbarBackground}}; --mud-palette-appbar-text: {{palette.AppbarText}};
          --mud-palette-drawer-background: {{palette.DrawerBackground}}; --mud-palette-drawer-text: {{palette.DrawerText}}; --mud-palette-drawer-icon: {{palette.DrawerIcon}};
          --mud-palette-text-primary: {{palette.TextPrimary}}; --mud-palette-text-secondary: {{palette.TextSecondary}};
          --mud-palette-primary: {{palette.Primary}}; --mud-palette-primary-text: {{palette.PrimaryContrastText}};
          --mud-palette-lines-default: {{palette.LinesDefault}}; --mud-palette-table-lines: {{palette.TableLines}}; --mud-palette-divider: {{palette.Divider}};
          --mud-palette-skeleton: {{palette.Skeleton}}; --mud-palette-action-default: {{palette.ActionDefault}}; --mud-palette-text-disabled: {{palette.TextDisabled}};
        }
        """;
}
