using System.Net.Sockets;
using System.Text;
using Deploy.Local.Tests.Registry;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Hosting;

/// <summary>A request that says that it is too large is refused before it is read.</summary>
public sealed class RequestSizeTests
{
    [Theory]
    [InlineData("faults")]
    [InlineData("tasks/faults")]
    [InlineData("identity")]
    [InlineData("consistency")]
    public async Task What_tests_tell_Local_has_a_limit(string path)
    {
        await using var local = await TestLocal.StartAsync();

        var reply = await AnnounceAsync(local.Server.Context.Endpoint.Port, "POST", $"/_local/{path}", "application/json", 33L * 1024 * 1024);

        Assert.StartsWith("HTTP/1.1 413 ", reply, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "HTTP/1.1 100 Continue")]
    [InlineData(1, "HTTP/1.1 413 ")]
    public async Task A_layer_has_the_limit_of_ECR(long more, string expected)
    {
        await using var server = await RegistryServer.StartAsync();
        var begun = await server.Client.PostAsync("/v2/eu-west-1/team/app/blobs/uploads/", null);

        var reply = await AnnounceAsync(
            server.Client.BaseAddress!.Port, "PATCH", begun.Headers.Location!.ToString(), "application/octet-stream", (52_000L * 1024 * 1024) + more,
            $"Authorization: {server.Client.DefaultRequestHeaders.Authorization}\r\nExpect: 100-continue\r\n");

        Assert.StartsWith(expected, reply, StringComparison.Ordinal);
    }

    /// <summary>The first bytes of the answer to a request whose body is announced and never comes.</summary>
    private static async Task<string> AnnounceAsync(int port, string method, string path, string type, long length, string headers = "")
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{method} {path} HTTP/1.1\r\nHost: localhost:{port}\r\nContent-Type: {type}\r\nContent-Length: {length}\r\n{headers}\r\n"));
        var buffer = new byte[256];
        using var time = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var read = await stream.ReadAsync(buffer, time.Token);
        return Encoding.ASCII.GetString(buffer, 0, read);
    }
}
