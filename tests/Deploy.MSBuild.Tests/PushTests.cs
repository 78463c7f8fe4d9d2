using Deploy.MSBuild.Tests.Infrastructure;

namespace Deploy.MSBuild.Tests;

/// <summary>These tests set environment variables of their own process, so they do not run beside others.</summary>
[Collection(nameof(PushTests))]
[CollectionDefinition(nameof(PushTests), DisableParallelization = true)]
public sealed class PushTests
{
    private static readonly string[] Variables =
    [
        "DOTNET_CONTAINER_PUSH_REGISTRY_UNAME", "DOTNET_CONTAINER_PUSH_REGISTRY_PWORD",
        "DOTNET_CONTAINER_PULL_REGISTRY_UNAME", "DOTNET_CONTAINER_PULL_REGISTRY_PWORD",
        "DOTNET_CONTAINER_INSECURE_REGISTRIES",
    ];

    [Fact]
    public void Credentials_are_in_the_environment_during_the_push_only()
    {
        using var run = new TaskRun(Scenarios.PushAndSucceed);
        using var former = new Variable("DOTNET_CONTAINER_PULL_REGISTRY_UNAME", "somebody");
        var start = run.Start();
        Assert.True(start.Execute());
        Assert.DoesNotContain(Scenarios.Password, Values(), StringComparison.Ordinal);

        Assert.True(new SetPushCredentials { BuildEngine = run.Engine, Session = start.Session! }.Execute());
        Assert.Equal($"AWS {Scenarios.Password} AWS {Scenarios.Password} localhost:5999", Values());

        Assert.True(new CompletePush { BuildEngine = run.Engine, Session = start.Session!, Digest = Scenarios.Digest }.Execute());
        Assert.Equal("- - somebody - -", Values());

        Assert.True(run.Await(start).Execute());
        Assert.Equal($$"""{"digest":"{{Scenarios.Digest}}"}""", run.Command.Answer);
    }

    [Fact]
    public async Task A_registry_on_this_machine_is_reached_without_the_proxy_of_the_environment()
    {
        using var run = new TaskRun(Scenarios.PushAndSucceed);
        using var listed = new Variable("NO_PROXY", "internal.example.com");
        var start = run.Start();
        Assert.True(start.Execute());
        // A proxy at which nobody listens, as a process has it that read HTTP_PROXY before.
        var former = HttpClient.DefaultProxy;
        var closed = new System.Net.WebProxy("http://127.0.0.1:9");
        HttpClient.DefaultProxy = closed;
        using var registry = new System.Net.HttpListener();
        var port = FreePort();
        registry.Prefixes.Add($"http://localhost:{port}/");
        registry.Start();
        try
        {
            Assert.True(new SetPushCredentials { BuildEngine = run.Engine, Session = start.Session! }.Execute());
            Assert.Equal("internal.example.com,localhost", Environment.GetEnvironmentVariable("NO_PROXY"));
            var served = registry.GetContextAsync();
            using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(20) };
            var asked = client.GetAsync($"http://localhost:{port}/v2/");
            (await served.WaitAsync(TimeSpan.FromSeconds(20))).Response.Close();
            Assert.True((await asked).IsSuccessStatusCode);
            Assert.False(HttpClient.DefaultProxy.IsBypassed(new Uri("https://registry.example.com/")));

            Assert.True(new CompletePush { BuildEngine = run.Engine, Session = start.Session!, Digest = Scenarios.Digest }.Execute());
            Assert.Equal("internal.example.com", Environment.GetEnvironmentVariable("NO_PROXY"));
            Assert.Same(closed, HttpClient.DefaultProxy);
        }
        finally
        {
            HttpClient.DefaultProxy = former;
        }

        Assert.True(run.Await(start).Execute());
    }

    [Fact]
    public void A_push_without_a_digest_is_reported_as_failed_and_clears_the_credentials_too()
    {
        using var run = new TaskRun($$"""
            {{Scenarios.Push}}
            read answer; echo "$answer" > "$here/answer"
            {"event":"outcome","outcome":"PushFailed","code":"DECS3006","exitCode":15,"report":null}
            exit 15
            """);
        var start = run.Start();
        Assert.True(start.Execute());
        new SetPushCredentials { BuildEngine = run.Engine, Session = start.Session! }.Execute();

        Assert.True(new CompletePush { BuildEngine = run.Engine, Session = start.Session! }.Execute());

        Assert.Equal("- - - - -", Values());
        Assert.False(run.Await(start).Execute());
        Assert.StartsWith("""{"failed":""", run.Command.Answer, StringComparison.Ordinal);
        Assert.Equal("DECS3006", Assert.Single(run.Engine.Errors).Code);
    }

    [Fact]
    public void A_build_that_ends_during_the_push_clears_the_credentials_and_stops_the_command()
    {
        using var run = new TaskRun($"""
            {Scenarios.Push}
            read answer || exit 25
            """);
        var start = run.Start();
        Assert.True(start.Execute());
        new SetPushCredentials { BuildEngine = run.Engine, Session = start.Session! }.Execute();

        run.Engine.Dispose();

        Assert.Equal("- - - - -", Values());
        Assert.False(run.Command.IsRunning);
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Values() => string.Join(' ', Variables.Select(name => Environment.GetEnvironmentVariable(name) ?? "-"));

    private sealed class Variable : IDisposable
    {
        private readonly string _name;

        public Variable(string name, string value)
        {
            _name = name;
            Environment.SetEnvironmentVariable(name, value);
        }

        public void Dispose() => Environment.SetEnvironmentVariable(_name, null);
    }
}
