using Xunit;

namespace HarOrleans.Contracts.Tests;

public sealed class ExceptionTests
{
    [Fact]
    public void What_an_error_names_crosses_with_it()
    {
        var fenced = Back(new FencedException("tell", 2));
        Assert.Equal(("Refused tell of attempt 2: the trial has moved on.", 2), (fenced.Message, fenced.Attempt));

        var mismatch = Back(new StudyMismatchException("s", "epochs", "10", "11"));
        Assert.Equal(("s", "epochs", "10", "11"), (mismatch.Study, mismatch.Field, mismatch.Stored, mismatch.Given));

        var missing = Back(new NotFoundException("study", "7"));
        Assert.Equal(("study", "7"), (missing.Kind, missing.Key));

        Assert.Equal(["a", "b"], Back(new InvalidSpecException(["a", "b"])).Errors);
        Assert.Equal("slot", Back(new TrainerGoneException("slot")).Slot);
        Assert.Equal("The name is taken.", Back(new ConflictException("The name is taken.")).Message);
    }

    [Fact]
    public void The_cause_and_the_place_of_an_error_cross_with_it()
    {
        HarException thrown;
        try
        {
            throw new HarException("outer", new ConflictException("inner"));
        }
        catch (HarException error)
        {
            thrown = error;
        }

        var back = Back(thrown);
        Assert.Equal("inner", Assert.IsType<ConflictException>(back.InnerException).Message);
        Assert.Contains(nameof(The_cause_and_the_place_of_an_error_cross_with_it), back.StackTrace, StringComparison.Ordinal);
    }

    private static T Back<T>(T error)
        where T : HarException => Assert.IsType<T>(Wire.Read(Wire.Write(error)));
}
