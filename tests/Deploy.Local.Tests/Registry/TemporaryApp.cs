using System.Diagnostics;

namespace Deploy.Local.Tests.Registry;

/// <summary>A tiny web application in a folder outside the repository, and <c>dotnet publish</c> on it.</summary>
internal sealed class TemporaryApp : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deploy-ecs-app-").FullName;

    public TemporaryApp()
    {
        File.WriteAllText(Path.Combine(_folder, "App.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <UseAppHost>false</UseAppHost>
              </PropertyGroup>
              <!-- What a caller that runs inside the build can read afterwards. -->
              <Target Name="PrintDigest" AfterTargets="PublishContainer">
                <Message Importance="high" Text="digest=$(GeneratedContainerDigest)" />
                <Message Importance="high" Text="mediaType=$(GeneratedContainerMediaType)" />
              </Target>
            </Project>
            """);
        File.WriteAllText(Path.Combine(_folder, "Program.cs"), """
            var app = WebApplication.CreateBuilder(args).Build();
            app.MapGet("/health", () => "ok");
            app.Run();
            """);
    }

    /// <summary>Publishes a container with these properties and credentials; returns the exit code and everything printed.</summary>
    public async Task<(int ExitCode, string Output)> PublishAsync(IReadOnlyDictionary<string, string> properties, string user, string password, string? uploadMode = null)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { "publish", "-t:PublishContainer", "-tl:off", "-nodeReuse:false" })
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in properties)
            start.ArgumentList.Add($"-p:{name}={value}");

        // What this test run was started with must not reach the inner build.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("DOTNET_CONTAINER", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CONTAINER_PUSH_REGISTRY_UNAME"] = user;
        start.Environment["DOTNET_CONTAINER_PUSH_REGISTRY_PWORD"] = password;
        if (uploadMode is not null)
            start.Environment[uploadMode] = "true";

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
