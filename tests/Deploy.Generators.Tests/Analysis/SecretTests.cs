using Deploy.Generators.Tests.Support;

namespace Deploy.Generators.Tests.Analysis;

/// <summary>A name alone makes nothing a secret: it is advice. A value that looks like one is refused.</summary>
public sealed class SecretTests
{
    [Theory]
    [InlineData("Features__ResetPassword", "enabled", "Warning DECS1018")]
    [InlineData("DB_PASSWORD", "hunter2", "Warning DECS1018")]
    [InlineData("DB_PASSWORD", "x9Kq2mVt7RwLp4Zs", "Error DECS1001")]
    [InlineData("KEY", "AKIAIOSFODNN7EXAMPLE", "Error DECS1001")]
    [InlineData("DB", "Server=db;User=app;Password=hunter2", "Error DECS1001")]
    [InlineData("URL", "postgres://app:hunter2@db/shop", "Error DECS1001")]
    [InlineData("SLACK", "xoxb-123456789012-abcdefABCDEF", "Error DECS1001")]
    [InlineData("GOOGLE", "AIzaSyA1234567890abcdefghijklmnopqrstuv", "Error DECS1001")]
    [InlineData("GITLAB", "glpat-abcdefghij1234567890", "Error DECS1001")]
    [InlineData("OPENAI", "sk-proj-abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGH", "Error DECS1001")]
    public async Task It_is_found(string name, string value, string found) => Assert.Equal(
        [$"{found} at \"{value}\""],
        await Analyze.Marked($"using Deploy.Ecs;\n[EcrRepository, TaskDefinition(Cpu = 256, Memory = 512), Environment(\"{name}\", \"{value}\")] public sealed class Api;"));

    [Theory]
    [InlineData("BUILD", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b")]
    [InlineData("TENANT", "0f8fad5b-d9cb-469f-a165-70867728950e")]
    [InlineData("DB_PASSWORD", "@{DbPassword}")]
    [InlineData("TOKEN_URL", "https://login.example.com/token")]
    [InlineData("PASSWORD_FILE", "/run/secrets/db")]
    [InlineData("SESSION_SECRET", "true")]
    public async Task It_is_not(string name, string value) => Assert.DoesNotContain(
        (await Analyze.Diagnostics($"using Deploy.Ecs;\n[EcrRepository, TaskDefinition(Cpu = 256, Memory = 512), Environment(\"{name}\", \"{value}\")] public sealed class Api;")).Select(diagnostic => diagnostic.Id),
        id => id is "DECS1001" or "DECS1018");
}
