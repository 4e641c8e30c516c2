namespace HarOrleans.Data.Arithmetic;

/// <summary>A direction in the phone's axes, or another frame's.</summary>
internal readonly record struct Vector(double X, double Y, double Z)
{
    /// <summary>The angle to another direction in radians, 0 to pi; 0 where one of them has no length.</summary>
    internal double AngleTo(Vector other)
    {
        var (x, y, z) = ((Y * other.Z) - (Z * other.Y), (Z * other.X) - (X * other.Z), (X * other.Y) - (Y * other.X));
        return Portable.Atan2(Math.Sqrt((x * x) + (y * y) + (z * z)), (X * other.X) + (Y * other.Y) + (Z * other.Z));
    }
}
