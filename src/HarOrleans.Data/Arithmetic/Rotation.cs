namespace HarOrleans.Data.Arithmetic;

/// <summary>A turn in space, as the three axes that X, Y and Z are turned to.</summary>
internal readonly record struct Rotation(Vector X, Vector Y, Vector Z)
{
    /// <summary>A roll about Z, then a pitch about Y, then a yaw about X; angles in turns, to the right as one looks along the axis.</summary>
    internal static Rotation Of(double yaw, double pitch, double roll)
    {
        var (sinYaw, cosYaw) = Portable.SineCosine(yaw);
        var (sinPitch, cosPitch) = Portable.SineCosine(pitch);
        var (sinRoll, cosRoll) = Portable.SineCosine(roll);
        return new Rotation(
            Turn(cosRoll, sinRoll, 0),
            Turn(-sinRoll, cosRoll, 0),
            Turn(0, 0, 1));

        Vector Turn(double x, double y, double z)
        {
            var (alongX, alongZ) = ((cosPitch * x) + (sinPitch * z), (cosPitch * z) - (sinPitch * x));
            return new Vector(alongX, (cosYaw * y) - (sinYaw * alongZ), (sinYaw * y) + (cosYaw * alongZ));
        }
    }

    /// <summary>A direction of the outer frame, as the turned frame sees it.</summary>
    internal Vector FromOutside(Vector v) => new(Dot(X, v), Dot(Y, v), Dot(Z, v));

    /// <summary>
    /// The angular velocity, in the turned frame's axes, that leads from this attitude to the next: the skew part of the change, which is the rotation vector for small changes.
    /// </summary>
    internal Vector RateTo(in Rotation next, double perSecond)
    {
        var half = perSecond / 2;
        return new Vector(
            half * (Dot(Z, next.Y) - Dot(Y, next.Z)),
            half * (Dot(X, next.Z) - Dot(Z, next.X)),
            half * (Dot(Y, next.X) - Dot(X, next.Y)));
    }

    private static double Dot(Vector a, Vector b) => (a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z);
}
