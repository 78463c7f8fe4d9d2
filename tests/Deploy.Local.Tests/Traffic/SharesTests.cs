using System.Net;
using Deploy.Local.Services;
using Deploy.Local.Traffic;

namespace Deploy.Local.Tests.Traffic;

/// <summary>How requests are divided among target groups and targets.</summary>
public sealed class SharesTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.24, 0)]
    [InlineData(0.26, 2)]
    [InlineData(0.99, 2)]
    public void Weights_divide(double random, int expected) => Assert.Equal(expected, Shares.Pick([1, 0, 3, 0], random));

    [Fact]
    public void Nothing_has_a_weight() => Assert.Equal(-1, Shares.Pick([0, 0], 0.5));

    [Fact]
    public void A_share_grows_in_a_line_while_another_is_whole()
    {
        var second = TimeProvider.System.TimestampFrequency;
        var whole = new ForwardTarget("a", new IPEndPoint(IPAddress.Loopback, 1), "healthy");
        var slow = whole with { TaskId = "b", SlowStart = (100 * second, TimeSpan.FromSeconds(40)) };

        Assert.Equal([1, 0], Shares.Of([whole, slow], 100 * second));
        Assert.Equal([1, 0.25], Shares.Of([whole, slow], 110 * second));
        Assert.Equal([1, 1], Shares.Of([whole, slow], 150 * second));
        Assert.Equal([1], Shares.Of([slow], 110 * second));
    }
}
