using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace Deploy.Local.Tests.Registry;

public sealed class AccessTests
{
    [Fact]
    public async Task A_request_without_credentials_is_asked_for_basic_ones()
    {
        await using var server = await RegistryServer.StartAsync();
        using var anonymous = Anonymous(server);

        var response = await anonymous.GetAsync("/v2/");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal($"Basic realm=\"http://{server.Host}/\",service=\"ecr.amazonaws.com\"", response.Headers.WwwAuthenticate.ToString().Replace(", ", ",", StringComparison.Ordinal));
        Assert.Contains("UNAUTHORIZED", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AWS", "wrong")]
    [InlineData("AWS", "99999999999.0000")]
    [InlineData("aws", null)]
    [InlineData("", "")]
    public async Task Wrong_credentials_are_refused(string user, string? password)
    {
        await using var server = await RegistryServer.StartAsync();
        using var client = Anonymous(server);
        client.DefaultRequestHeaders.Authorization = RegistryServer.Basic(user, password ?? server.Password);

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/v2/")).StatusCode);
    }

    [Fact]
    public async Task A_valid_token_opens_the_registry()
    {
        await using var server = await RegistryServer.StartAsync();

        var response = await server.Client.GetAsync("/v2/");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("registry/2.0", response.Headers.GetValues("Docker-Distribution-Api-Version").Single());
    }

    [Fact]
    public async Task A_token_expires_after_twelve_hours()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse("2030-01-01T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        await using var server = await RegistryServer.StartAsync(clock: clock);

        clock.Advance(TimeSpan.FromHours(12) - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/v2/")).StatusCode);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Client.GetAsync("/v2/")).StatusCode);
    }

    [Fact]
    public async Task A_token_outlives_a_restart()
    {
        await using var server = await RegistryServer.StartAsync();
        await using var restarted = await RegistryServer.StartAsync(folder: server.Folder);
        restarted.Client.DefaultRequestHeaders.Authorization = RegistryServer.Basic("AWS", server.Password);

        Assert.Equal(HttpStatusCode.OK, (await restarted.Client.GetAsync("/v2/")).StatusCode);
    }

    [Fact]
    public async Task A_repository_that_nobody_created_is_unknown()
    {
        await using var server = await RegistryServer.StartAsync();

        var error = await server.Client.PostAsync("/v2/eu-west-1/nobody/made/blobs/uploads/", null).ErrorAsync();

        Assert.Equal((HttpStatusCode.NotFound, "NAME_UNKNOWN", "The repository with name 'nobody/made' does not exist in the registry with id '123456789012'"), error);
    }

    [Theory]
    [InlineData("/v2/eu-west-1/Upper/tags/list", "NAME_INVALID")]
    [InlineData("/v2/eu-west-1/a..b/tags/list", "NAME_INVALID")]
    [InlineData("/v2/eu-west-1/_tags/tags/list", "NAME_INVALID")]
    [InlineData("/v2/nothing-here", "NAME_INVALID")]
    public async Task A_malformed_name_is_invalid(string path, string code)
    {
        await using var server = await RegistryServer.StartAsync();

        var (status, actual, _) = await server.Client.GetAsync(path).ErrorAsync();

        Assert.Equal((HttpStatusCode.BadRequest, code), (status, actual));
    }

    private static HttpClient Anonymous(RegistryServer server) => new() { BaseAddress = server.Client.BaseAddress };
}
