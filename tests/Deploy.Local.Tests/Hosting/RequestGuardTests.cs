using System.Net;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Hosting;

public sealed class RequestGuardTests
{
    private const string ForgedAction = "/?Action=ListRoles&Version=2010-05-08";

    [Theory]
    [InlineData("attacker.example")]
    [InlineData("attacker.example:{port}")]
    [InlineData("localhost.attacker.example:{port}")]
    [InlineData("localhost")]
    [InlineData("localhost:1")]
    [InlineData("127.0.0.2:{port}")]
    public async Task A_foreign_host_is_refused(string host)
    {
        await using var local = await TestLocal.StartAsync();
        foreach (var path in (string[])["/_local/health", ForgedAction, "/v2/"])
        {
            using var request = local.Aws.Signed(HttpMethod.Get, path, "iam");
            request.Headers.Host = host.Replace("{port}", $"{local.Server.Context.Endpoint.Port}", StringComparison.Ordinal);
            using var response = await local.Aws.Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    [InlineData("storefront.localhost")]
    public async Task Names_of_this_machine_are_served(string host)
    {
        await using var local = await TestLocal.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/_local/health");
        request.Headers.Host = $"{host}:{local.Server.Context.Endpoint.Port}";
        using var response = await local.Aws.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("Origin", "https://attacker.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://localhost:3000")]
    [InlineData("Origin", "https://localhost:{port}")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task A_web_page_is_refused(string header, string value)
    {
        await using var local = await TestLocal.StartAsync();
        await local.Aws.EcsAsync("CreateCluster", """{"clusterName":"c"}""");
        foreach (var (method, path) in ((HttpMethod, string)[])[(HttpMethod.Post, "/_local/reset"), (HttpMethod.Get, ForgedAction), (HttpMethod.Options, "/"), (HttpMethod.Get, "/v2/")])
        {
            using var request = local.Aws.Signed(method, path, "iam");
            request.Headers.Add(header, value.Replace("{port}", $"{local.Server.Context.Endpoint.Port}", StringComparison.Ordinal));
            using var response = await local.Aws.Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }

        Assert.Single((await local.Aws.EcsAsync("ListClusters", "{}"))["clusterArns"]!.AsArray());
    }

    [Theory]
    [InlineData("Origin", "http://localhost:{port}")]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    [InlineData("Sec-Fetch-Site", "none")]
    public async Task A_page_of_its_own_and_an_address_that_a_person_typed_are_served(string header, string value)
    {
        await using var local = await TestLocal.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/_local/health");
        request.Headers.Add(header, value.Replace("{port}", $"{local.Server.Context.Endpoint.Port}", StringComparison.Ordinal));
        using var response = await local.Aws.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
