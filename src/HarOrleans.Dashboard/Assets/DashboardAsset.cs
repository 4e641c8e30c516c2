namespace HarOrleans.Dashboard;

/// <summary>One script or style.</summary>
/// <param name="ContentType">Its media type.</param>
/// <param name="Version">The start of its digest: part of its address, so that browsers keep it for ever.</param>
/// <param name="Plain">Its bytes.</param>
/// <param name="Gzip">Its bytes compressed, made when first asked for.</param>
internal sealed record DashboardAsset(string ContentType, string Version, byte[] Plain, Lazy<byte[]> Gzip);
