using Deploy.Local.Tests.Support;
using Deploy.Testing;

namespace Deploy.Local.Tests.Hosting;

/// <summary>Other users of the machine, who reach the port as well.</summary>
public sealed class OwnerTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    [SkippableTheory]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    public async Task Another_user_is_refused_whatever_he_asks(string host)
    {
        Skip.IfNot(OperatingSystem.IsLinux() && Environment.UserName == "root", "Only root can be somebody else.");
        Skip.If(ProgramPath("setpriv") is null || ProgramPath("curl") is null, "The programs 'setpriv' and 'curl' are needed.");
        await using var local = await TestLocal.StartAsync();
        var port = new Uri(local.Server.Url).Port;

        Assert.Equal("200", await AskAsync("curl"));
        Assert.Equal("403", await AskAsync("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "curl"));

        async Task<string> AskAsync(string program, params string[] before)
        {
            string[] request = ["-s", "-g", "-o", "/dev/null", "-w", "%{http_code}", $"http://{host}:{port}/_local/health"];
            return (await Programs.RunAsync(Programs.Start(program, "/", [.. before, .. request]), Limit)).EnsureSuccess().Output.Trim();
        }
    }

    private static string? ProgramPath(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
