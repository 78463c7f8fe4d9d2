using System.Net;
using System.Net.Sockets;
using System.Text;
using Deploy.Local.Tests.Support;
using Deploy.Testing;

namespace Deploy.Local.Tests.Running;

/// <summary>Tasks call each other by the names of Service Connect and Cloud Map, with programs that know nothing of it.</summary>
public sealed class NamesTests
{
    [Fact]
    public async Task A_service_is_called_by_both_its_names_over_a_new_version_without_a_failed_request()
    {
        await using var local = await RunningLocal.StartAsync();
        var scene = new NameScene(local);
        await scene.OrdersAsync(await scene.PrepareAsync());
        await scene.CallerAsync("web");
        string[] urls = ["http://orders:8080", "http://orders.shop.local:8080"];
        foreach (var url in urls)
        {
            // Each of both tasks in its turn, by the name that the program used.
            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => scene.CallAsync("web", url)));
            Assert.All(answers, answer => Assert.StartsWith("200 v1 ", answer, StringComparison.Ordinal));
            Assert.Equal(2, answers.Distinct().Count());
            Assert.Equal($"200 {new Uri(url).Authority}", (await scene.CallAsync("web", $"{url}/host")).TrimEnd());
        }

        Assert.Equal(["orders:8080", "orders.shop.local"], (await local.Aws.AdminAsync("services"))["services"]![0]!["names"]!.AsArray().Select(name => (string)name!));
        Assert.Contains("orders.shop.local", await local.Aws.Client.GetStringAsync("/_local/page/service/eu-west-1/c/orders"), StringComparison.Ordinal);

        using var ending = new CancellationTokenSource();
        var seen = urls.Select(_ => new List<string>()).ToList();
        var load = urls.SelectMany((url, i) => Enumerable.Range(0, 3).Select(_ => LoadAsync(scene, $"{url}/slow", seen[i], ending.Token))).ToList();
        await local.RegisterAsync(version: "v2", family: "orders", port: NameScene.Port);
        await local.UpdateAsync("orders");
        Assert.Equal("SUCCESSFUL", (string)(await local.DeploymentAsync("orders"))["status"]!);
        foreach (var url in urls)
            await RunningLocal.UntilAsync(async () => await scene.CallAsync("web", $"{url}/slow") == "200 v2", () => "v1 goes on answering.");
        await ending.CancelAsync();
        await Task.WhenAll(load);
        Assert.All(seen, answers => Assert.Equal(["200 v1", "200 v2"], answers.Distinct().Order()));
    }

    [Fact]
    public async Task A_name_that_a_task_may_not_use_is_not_found_and_says_why()
    {
        await using var local = await RunningLocal.StartAsync(speed: 20);
        var scene = new NameScene(local);
        await local.Aws.EcsAsync("UpdateCluster", """{"cluster":"c","serviceConnectDefaults":{"namespace":"elsewhere"}}""");
        var registry = await scene.PrepareAsync();
        await scene.CallerAsync("early", wait: false);
        await scene.CallerAsync("stranger", client: null, wait: false);
        await scene.CallerAsync("foreign", client: "elsewhere", wait: false);
        await scene.OrdersAsync(registry, desired: 1, seconds: 5);
        // A public namespace hides nothing: what it lacks is somebody else's.
        await scene.PublicAsync("public.invalid");
        foreach (var caller in new[] { "early", "stranger", "foreign" })
            await local.DeploymentAsync(caller);

        Assert.StartsWith("404 orders:8080 came to the namespace after the deployment of service early began", await scene.CallAsync("early", "http://orders:8080"), StringComparison.Ordinal);
        Assert.StartsWith("404 orders:8080 is a name of Service Connect, and service stranger is no client of it", await scene.CallAsync("stranger", "http://orders:8080"), StringComparison.Ordinal);
        Assert.Matches("^404 orders:8080 is a name of the namespace arn:.*; service foreign is a client of arn:", await scene.CallAsync("foreign", "http://orders:8080"));
        Assert.StartsWith("404 nobody.shop.local: the namespace shop.local has no service of that name", await scene.CallAsync("stranger", "http://nobody.shop.local"), StringComparison.Ordinal);
        Assert.StartsWith("502 www.public.invalid:80 did not answer", await scene.CallAsync("stranger", "http://www.public.invalid"), StringComparison.Ordinal);
        // DNS asks nobody whose client he is.
        Assert.StartsWith("200 v1 ", await scene.CallAsync("stranger", "http://orders.shop.local:8080"), StringComparison.Ordinal);
        var unknown = await scene.CallAsync("stranger", "http://no-such-host.invalid/");
        Assert.StartsWith("502 no-such-host.invalid:80 did not answer", unknown, StringComparison.Ordinal);
        Assert.EndsWith("It knows: api.public.invalid, orders.shop.local.", unknown.TrimEnd(), StringComparison.Ordinal);

        // Deployed again, it knows what is there by now.
        await local.Aws.EcsAsync("UpdateService", """{"cluster":"c","service":"early","forceNewDeployment":true}""");
        await local.DeploymentAsync("early");
        Assert.StartsWith("200 v1 ", await scene.CallAsync("early", "http://orders:8080"), StringComparison.Ordinal);
        Assert.StartsWith("404 orders:81: Service Connect has orders at port 8080.", await scene.CallAsync("early", "http://orders:81"), StringComparison.Ordinal);
        Assert.StartsWith("504 orders:8080 did not answer within 5 s", await scene.CallAsync("early", "http://orders:8080/wait/10000"), StringComparison.Ordinal);
        Assert.Equal("200 v1", await scene.CallAsync("early", "http://orders.shop.local:8080/wait/3000"));
        Assert.Equal("200 300000", await scene.CallAsync("early", "http://orders:8080/length", "send"));

        await local.Aws.EcsAsync("UpdateService", """{"cluster":"c","service":"orders","desiredCount":0}""");
        await RunningLocal.UntilAsync(
            async () => (await scene.CallAsync("early", "http://orders:8080")).StartsWith("503 orders:8080: no task of the service orders is well", StringComparison.Ordinal),
            () => "It goes on answering.");
        Assert.StartsWith("503 orders.shop.local: no instance is registered", await scene.CallAsync("early", "http://orders.shop.local:8080"), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Other_programs_and_other_protocols_go_the_same_way_and_everything_else_goes_out()
    {
        await using var local = await RunningLocal.StartAsync(speed: 20);
        var scene = new NameScene(local);
        // Without a name for it, a task has no proxy.
        await scene.CallerAsync("plain", client: null);
        Assert.Equal("", await scene.VariableAsync("plain", "http_proxy"));
        var registry = await scene.PrepareAsync();
        await scene.OrdersAsync(registry, desired: 1);
        await scene.CallerAsync("own", environment: """,{"name":"HTTP_PROXY","value":"http://mine:1"}""");
        await scene.CallerAsync("web");
        Assert.Equal(("http://mine:1", "", ""), (await scene.VariableAsync("own", "HTTP_PROXY"), await scene.VariableAsync("own", "http_proxy"), await scene.VariableAsync("own", "NO_PROXY")));

        var proxy = new Uri(await scene.VariableAsync("web", "http_proxy"));
        Assert.Equal("HTTP/1.1 200 Connection Established|200 v1", await TunnelAsync(proxy, "orders:8080"));
        Assert.Equal("HTTP/1.1 200 Connection Established|200 v1", await TunnelAsync(proxy, "orders.shop.local:8080"));
        Assert.StartsWith("HTTP/1.1 404 Not Found|", await TunnelAsync(proxy, "orders:81"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 400 Bad Request|", await TunnelAsync(proxy, "orders"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 502 Bad Gateway|", await TunnelAsync(proxy, "no-such-host.invalid:1"), StringComparison.Ordinal);

        Assert.Equal("all of it: a line", await SendAndCloseAsync(proxy, "a line"));

        // What is no name goes out as it is: Local itself, called by a program that does not spare it the proxy.
        using var client = new HttpClient(new SocketsHttpHandler { Proxy = new WebProxy(proxy) { BypassProxyOnLocal = false } });
        Assert.Contains("ready", await client.GetStringAsync($"{local.Server.Url}/_local/health"), StringComparison.Ordinal);
        Assert.Contains("ready", await client.GetStringAsync($"http://data-127.0.0.1:{new Uri(local.Server.Url).Port}/_local/health"), StringComparison.Ordinal);
        using var without = new HttpClient { BaseAddress = proxy };
        Assert.Equal(HttpStatusCode.BadRequest, (await without.GetAsync("/")).StatusCode);

        var direct = await scene.VariableAsync("web", "no_proxy");
        Assert.StartsWith("localhost,.localhost,127.0.0.1,::1,[::1],127.", direct, StringComparison.Ordinal);
        await ProgramsAsync(proxy, direct);
    }

    [Fact]
    public async Task A_name_leads_to_a_new_version_when_its_traffic_is_shifted()
    {
        await using var local = await RunningLocal.StartAsync();
        var scene = new NameScene(local);
        await scene.OrdersAsync(await scene.PrepareAsync(), desired: 1);
        await scene.CallerAsync("web");
        await local.RegisterAsync(version: "v2", family: "orders", port: NameScene.Port);
        const string Waits = """
            "strategy":"BLUE_GREEN","bakeTimeInMinutes":0,"lifecycleHooks":[{"targetType":"PAUSE","lifecycleStages":["POST_TEST_TRAFFIC_SHIFT"]}]
            """;
        await local.Aws.EcsAsync("UpdateService", $$"""{"cluster":"c","service":"orders","taskDefinition":"orders",{{ShiftScene.Deployment(Waits)}}}""");
        var deployment = await local.WaitingDeploymentAsync("orders");

        Assert.Equal(2, (await local.TasksAsync()).Count(task => ((string)task["group"]!) == "service:orders"));
        for (var i = 0; i < 6; i++)
            Assert.StartsWith("200 v1 ", await scene.CallAsync("web", "http://orders:8080"), StringComparison.Ordinal);
        await local.ContinueAsync(deployment);
        Assert.Equal("SUCCESSFUL", (string)(await local.DeploymentAsync("orders"))["status"]!);
        for (var i = 0; i < 6; i++)
            Assert.StartsWith("200 v2 ", await scene.CallAsync("web", "http://orders:8080"), StringComparison.Ordinal);
    }

    private static async Task ProgramsAsync(Uri proxy, string direct)
    {
        (string Program, string[] Arguments)[] programs =
        [
            ("curl", ["--silent", "http://orders:8080/slow"]),
            ("curl", ["--silent", "--proxytunnel", "http://orders.shop.local:8080/slow"]),
            ("python3", ["-c", "import urllib.request as r; print(r.urlopen('http://orders.shop.local:8080/slow').read().decode(), end='')"]),
        ];
        foreach (var (program, arguments) in programs)
        {
            Skip.IfNot(Programs.Exists(program), $"{program} is not installed.");
            var start = Programs.Start(program, Path.GetTempPath(), arguments);
            start.Environment["http_proxy"] = proxy.OriginalString;
            start.Environment["no_proxy"] = direct;
            var result = await Programs.RunAsync(start, TimeSpan.FromMinutes(1));
            Assert.Equal((0, "v1"), (result.ExitCode, result.Output.Trim()));
        }
    }

    /// <summary>The first line of the proxy's answer, and what comes through the tunnel to <c>/slow</c>.</summary>
    private static async Task<string> TunnelAsync(Uri proxy, string target)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(proxy.Host, proxy.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n\r\n"));
        var line = await LineAsync(stream);
        while ((await LineAsync(stream)).Length > 0)
        {
        }

        if (!line.Contains(" 200 ", StringComparison.Ordinal))
            return $"{line}|";
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET /slow HTTP/1.1\r\nHost: {target}\r\nConnection: close\r\n\r\n"));
        var answer = await new StreamReader(stream).ReadToEndAsync();
        return $"{line}|{answer.Split(' ')[1]} {(answer.Contains("v1", StringComparison.Ordinal) ? "v1" : "")}".TrimEnd();
    }

    /// <summary>What comes back from a server that answers when it has everything, to whoever says that this is all.</summary>
    private static async Task<string> SendAndCloseAsync(Uri proxy, string text)
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var serving = Task.Run(async () =>
        {
            using var accepted = await server.AcceptTcpClientAsync();
            await using var stream = accepted.GetStream();
            var all = await new StreamReader(stream).ReadToEndAsync();
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"all of it: {all}"));
        });
        using var client = new TcpClient();
        await client.ConnectAsync(proxy.Host, proxy.Port);
        await using var tunnel = client.GetStream();
        await tunnel.WriteAsync(Encoding.ASCII.GetBytes($"CONNECT {server.LocalEndpoint} HTTP/1.1\r\n\r\n"));
        while ((await LineAsync(tunnel)).Length > 0)
        {
        }

        await tunnel.WriteAsync(Encoding.ASCII.GetBytes(text));
        client.Client.Shutdown(SocketShutdown.Send);
        var answer = await new StreamReader(tunnel).ReadToEndAsync();
        await serving;
        return answer;
    }

    private static async Task<string> LineAsync(NetworkStream stream)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await stream.ReadAsync(one) == 1 && one[0] != '\n')
            line.Append((char)one[0]);
        return line.ToString().TrimEnd('\r');
    }

    private static async Task LoadAsync(NameScene scene, string url, List<string> seen, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            var answer = await scene.CallAsync("web", url);
            lock (seen)
                seen.Add(answer);
        }
    }
}
