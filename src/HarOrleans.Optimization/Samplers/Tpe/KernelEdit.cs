namespace HarOrleans.Optimization;

/// <summary>One kernel that comes or goes.</summary>
/// <param name="At">Its place among the kernels.</param>
/// <param name="Trial">Its trial.</param>
/// <param name="IsNew">Whether it comes.</param>
internal readonly record struct KernelEdit(int At, int Trial, bool IsNew);
