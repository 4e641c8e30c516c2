using HarOrleans.Contracts;

namespace HarOrleans.Storage.Tests.Postgres;

public sealed class PostgresAddressTests
{
    [Theory]
    [InlineData("postgresql://anna:p%40ss@db.example:6432/har", "database 'har' at db.example:6432")]
    [InlineData("postgres://anna:p%40ss@db.example/har?sslmode=require", "database 'har' at db.example:5432")]
    [InlineData("Host=db.example;Port=6432;Database=har;Username=anna;Password=p@ss", "database 'har' at db.example:6432")]
    public void A_url_and_words_are_read_and_the_text_has_no_password(string text, string name)
    {
        var address = PostgresAddress.Parse(text);
        Assert.Equal(name, address.ToString());
        Assert.Contains("p@ss", address.ConnectionString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mysql://anna:hidden@db.example/har")]
    [InlineData("hidden")]
    [InlineData("Password=hidden")]
    [InlineData("Host=db.example;Password=hidden;NoSuchWord=1")]
    [InlineData("postgresql://anna:hidden@db.example:port/har")]
    [InlineData("postgresql://anna:hidden@db.example/har?nosuchword=1")]
    public void What_cannot_be_read_is_refused_with_what_to_give_and_without_the_password(string text)
    {
        var error = Assert.Throws<InvalidSpecException>(() => PostgresAddress.Parse(text));
        Assert.Contains("postgresql://user:password@host:5432/database", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_acknowledged_is_durable_whatever_the_server_says()
    {
        var address = PostgresAddress.Parse("Host=h;Database=d;Options=-c work_mem=8MB;Maximum Pool Size=7");
        Assert.Contains("synchronous_commit=on", address.ConnectionString, StringComparison.Ordinal);
        Assert.Contains("work_mem=8MB", address.ConnectionString, StringComparison.Ordinal);
        Assert.Contains("Maximum Pool Size=7", address.ConnectionString, StringComparison.Ordinal);
    }
}
