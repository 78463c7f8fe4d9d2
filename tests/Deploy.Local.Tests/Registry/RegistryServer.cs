using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Deploy.Local.BaseImages;
using Deploy.Local.Registry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Deploy.Local.Tests.Registry;

/// <summary>The registry alone on a free loopback port, with a folder of its own and the repositories that a test names.</summary>
internal sealed class RegistryServer : IAsyncDisposable
{
    private readonly bool _ownsFolder;
    private readonly WebApplication _app;

    private RegistryServer(WebApplication app, ContainerRegistry registry, string folder, bool ownsFolder)
    {
        (_app, Folder, _ownsFolder) = (app, folder, ownsFolder);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Host = $"localhost:{new Uri(address).Port}";
        Password = registry.Tokens.Issue("AKIATEST").Password;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri($"http://{Host}") };
        Client.DefaultRequestHeaders.Authorization = Basic("AWS", Password);
    }

    public string Folder { get; }

    public string Host { get; }

    public string Password { get; }

    /// <summary>Sends valid credentials.</summary>
    public HttpClient Client { get; }

    public static async Task<RegistryServer> StartAsync(RepositoryRules[]? repositories = null, string? folder = null, TimeProvider? clock = null)
    {
        var ownsFolder = folder is null;
        folder ??= Directory.CreateTempSubdirectory("deploy-ecs-registry-").FullName;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var registry = new ContainerRegistry(new RegistryOptions { Folder = folder, RegistryId = "123456789012" }, clock ?? TimeProvider.System);
        registry.Add(new FixedRepositories(repositories ?? [Open("eu-west-1/team/app"), Open("eu-west-1/other")]));
        registry.Add(new BaseImageRepository(registry));
        var app = builder.Build();
        app.Map("/v2/{**path}", async (HttpContext context) => { await registry.HandleAsync(context, context.Request.RouteValues["path"] as string ?? ""); });
        await app.StartAsync();
        return new RegistryServer(app, registry, folder, ownsFolder);
    }

    public static RepositoryRules Open(string path) => new() { Path = path, Name = path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..] };

    public static AuthenticationHeaderValue Basic(string user, string password) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_ownsFolder)
            Directory.Delete(Folder, recursive: true);
    }

    private sealed class FixedRepositories(RepositoryRules[] repositories) : IRepositorySource
    {
        public Task<RepositoryRules?> FindAsync(string path) => Task.FromResult(repositories.FirstOrDefault(repository => repository.Path == path));

        public Task<IReadOnlyList<string>> PathsAsync() => Task.FromResult<IReadOnlyList<string>>([.. repositories.Select(repository => repository.Path)]);
    }
}
