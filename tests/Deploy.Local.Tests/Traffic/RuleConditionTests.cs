using System.Net;
using System.Text.Json.Nodes;
using Deploy.Local.LoadBalancing;
using Deploy.Local.Services;
using Deploy.Local.Traffic;

namespace Deploy.Local.Tests.Traffic;

/// <summary>Conditions of listener rules against requests.</summary>
public sealed class RuleConditionTests
{
    private static readonly BalancerRequest Request = new()
    {
        Method = "GET",
        Host = "api.example.com",
        Path = "/img/picture1.jpg",
        Query = [("version", "v1"), ("Text", "a*b")],
        Headers = new[] { (Name: "User-Agent", Value: "Mozilla/5.0 (Chrome)"), (Name: "x-two", Value: "one"), (Name: "x-two", Value: "two") }
            .ToLookup(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase),
        Source = IPAddress.Parse("192.0.2.7"),
    };

    [Theory]
    [InlineData("""{"Field":"host-header","Values":["API.example.com"]}""", true)]
    [InlineData("""{"Field":"host-header","HostHeaderConfig":{"Values":["www.example.com","*.example.com"]}}""", true)]
    [InlineData("""{"Field":"host-header","Values":["example.com"]}""", false)]
    [InlineData("""{"Field":"host-header","HostHeaderConfig":{"RegexValues":["^api\\.[a-z]+\\.com$"]}}""", true)]
    [InlineData("""{"Field":"path-pattern","Values":["/img/*"]}""", true)]
    [InlineData("""{"Field":"path-pattern","Values":["/img/picture?.jpg"]}""", true)]
    [InlineData("""{"Field":"path-pattern","Values":["/img/*/*"]}""", false)]
    [InlineData("""{"Field":"path-pattern","PathPatternConfig":{"Values":["/IMG/*"]}}""", false)]
    [InlineData("""{"Field":"path-pattern","Values":["*.jp*g"]}""", true)]
    [InlineData("""{"Field":"http-header","HttpHeaderConfig":{"HttpHeaderName":"user-agent","Values":["*chrome*","*Safari*"]}}""", true)]
    [InlineData("""{"Field":"http-header","HttpHeaderConfig":{"HttpHeaderName":"X-Two","Values":["two"]}}""", true)]
    [InlineData("""{"Field":"http-header","HttpHeaderConfig":{"HttpHeaderName":"X-Three","Values":["*"]}}""", false)]
    [InlineData("""{"Field":"http-request-method","HttpRequestMethodConfig":{"Values":["HEAD","GET"]}}""", true)]
    [InlineData("""{"Field":"http-request-method","HttpRequestMethodConfig":{"Values":["get"]}}""", false)]
    [InlineData("""{"Field":"query-string","QueryStringConfig":{"Values":[{"Key":"VERSION","Value":"V?"}]}}""", true)]
    [InlineData("""{"Field":"query-string","QueryStringConfig":{"Values":[{"Key":"text","Value":"v1"}]}}""", false)]
    [InlineData("""{"Field":"query-string","QueryStringConfig":{"Values":[{"Value":"v1"}]}}""", true)]
    [InlineData("""{"Field":"query-string","QueryStringConfig":{"Values":[{"Value":"a\\*b"}]}}""", true)]
    [InlineData("""{"Field":"query-string","QueryStringConfig":{"Values":[{"Value":"v\\*"}]}}""", false)]
    [InlineData("""{"Field":"source-ip","SourceIpConfig":{"Values":["192.0.2.0/24","2001:db8::/32"]}}""", true)]
    [InlineData("""{"Field":"source-ip","SourceIpConfig":{"Values":["198.51.100.10/32"]}}""", false)]
    [InlineData("""{"Field":"something-new","Values":["*"]}""", false)]
    public void A_condition_holds_or_not(string condition, bool holds) =>
        Assert.Equal(holds, RuleConditions.IsMet(RuleReads.Condition((JsonObject)JsonNode.Parse(condition)!), Request));

    [Fact]
    public void All_conditions_of_a_rule_must_hold()
    {
        var host = new RuleCondition { Field = "host-header", Values = ["api.*"] };
        var path = new RuleCondition { Field = "path-pattern", Values = ["/other"] };
        Assert.True(RuleConditions.AreMet(new BalancerRule([host], null, []), Request));
        Assert.False(RuleConditions.AreMet(new BalancerRule([host, path], null, []), Request));
        Assert.True(RuleConditions.AreMet(new BalancerRule([], null, []), Request));
    }

    [Theory]
    [InlineData("#{protocol}", "#{host}", "#{port}", "/#{path}", "#{query}", "http api.example.com 80 /img/picture1.jpg?a=1")]
    [InlineData("HTTPS", "www.example.com", "443", "/new/#{path}", "", "https www.example.com 443 /new/img/picture1.jpg")]
    [InlineData("HTTPS", "#{host}", "8443", "/", "from=#{host}&#{query}", "https api.example.com 8443 /?from=api.example.com&a=1")]
    public void A_redirect_takes_parts_of_the_request(string protocol, string host, string port, string path, string query, string expected)
    {
        var action = new RedirectAction(protocol, host, port, path, query, true);
        var found = Redirects.Of(action, Request with { RawQuery = "a=1" }, new BalancerListener(80, false, []));
        Assert.Equal(expected, $"{found.Protocol} {found.Host} {found.Port} {found.Target}");
    }
}
