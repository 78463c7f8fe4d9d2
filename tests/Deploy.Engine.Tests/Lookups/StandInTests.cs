using Deploy.Engine.Lookups;
using Deploy.Engine.Outcomes;
using Deploy.Testing;

namespace Deploy.Engine.Tests.Lookups;

/// <summary>What the local AWS gets for secrets that it lacks.</summary>
public sealed class StandInTests : IDisposable
{
    private const string UserSecretsId = "deploy-ecs-tests-stand-ins";
    private readonly TemporaryFolder _project = new("stand-ins");

    [Fact]
    public void A_value_is_found_by_the_variable_or_by_the_secrets_name()
    {
        _project.Write("deploy.local.json", """{ "ConnectionStrings": { "Orders": "Host=localhost" }, "/shop/key": "k", "Count": 3 }""");
        var standIns = new StandIns(StandInValues.Read(_project.Root, null));

        Assert.Equal("Host=localhost", standIns.Of("/shop/db", [("ConnectionStrings__Orders", null)]));
        Assert.Equal("k", standIns.Of("/shop/key", [("API_KEY", null)]));
        Assert.Equal("3", standIns.Of("count", [("count", null)]));
        Assert.Equal("the local AWS gets the values of deploy.local.json and of the user secrets", standIns.Remark);
    }

    [Fact]
    public void A_secret_has_the_keys_that_are_used_with_a_value_or_without()
    {
        _project.Write("deploy.local.json", """{ "DB_PASSWORD": "p", "shop/db:user": "u" }""");
        var standIns = new StandIns(StandInValues.Read(_project.Root, null));

        Assert.Equal("""{"password":"p","user":"u","host":""}""", standIns.Of("shop/db", [("DB_PASSWORD", "password"), ("DB_USER", "user"), ("DB_HOST", "host")]));
        Assert.Equal("the local AWS gets empty ones for shop/db (give values in deploy.local.json or as user secrets)", standIns.Remark);
    }

    [Fact]
    public void What_nobody_knows_stands_for_itself()
    {
        var standIns = new StandIns(StandInValues.Read(_project.Root, "no-such-id"));
        Assert.Null(standIns.Remark);
        Assert.Equal("{}", standIns.Of("/shop/db", [("DB", null)]));
    }

    [SkippableFact]
    public void User_secrets_are_behind_the_file_of_the_project()
    {
        Skip.If(OperatingSystem.IsWindows(), "They lie elsewhere there.");
        var folder = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".microsoft", "usersecrets", UserSecretsId);
        Directory.CreateDirectory(folder);
        try
        {
            File.WriteAllText(Path.Combine(folder, "secrets.json"), """{ "ConnectionStrings:Orders": "of the user", "Other": "too" }""");
            _project.Write("deploy.local.json", """{ "ConnectionStrings__Orders": "of the project" }""");
            var values = StandInValues.Read(_project.Root, UserSecretsId);
            Assert.Equal(("of the project", "too"), (values.Find(["ConnectionStrings__Orders"]), values.Find(["other"])));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("{")]
    public void A_file_that_is_no_object_is_told(string text)
    {
        _project.Write("deploy.local.json", text);
        var problem = Assert.Throws<DeploymentException>(() => StandInValues.Read(_project.Root, null));
        Assert.Contains("deploy.local.json cannot be read", problem.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _project.Dispose();
}
