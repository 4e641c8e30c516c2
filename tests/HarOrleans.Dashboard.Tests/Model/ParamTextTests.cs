namespace HarOrleans.Dashboard.Tests.Model;

public sealed class ParamTextTests
{
    [Theory]
    [InlineData("0.00016645086370", "0.0001665")]
    [InlineData("4.3748631882922E-05", "4.375e-5")]
    [InlineData("acfb3abf944bb01d183f6e5b87e5e632c26d24045c47f22e9c7563dc69a52dd3", "acfb3abf944b…")]
    [InlineData("1234567890123", "1234567890123")]
    [InlineData("0.1", "0.1")]
    [InlineData("subject-wise", "subject-wise")]
    public void Long_numbers_and_digests_are_shortened_and_nothing_else(string value, string shown) => Assert.Equal(shown, ParamText.Short(value));
}
