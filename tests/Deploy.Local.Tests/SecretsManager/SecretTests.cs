using System.Text.Json.Nodes;
using Deploy.Local.Services;
using Deploy.Local.Tests.Calls;

namespace Deploy.Local.Tests.SecretsManager;

public sealed class SecretTests
{
    [Fact]
    public async Task A_secret_is_found_by_name_by_ARN_and_by_ARN_without_its_suffix()
    {
        await using var local = await LocalAws.StartAsync();
        var arn = await CreateAsync(local);

        Assert.Matches($"^arn:aws:secretsmanager:{LocalAws.Region}:{LocalAws.Account}:secret:shop/db-[A-Za-z0-9]{{6}}$", arn);
        foreach (var id in new[] { "shop/db", arn, arn[..^7] })
            Assert.Equal("""{"password":"p"}""", (string)(await local.CallAsync("secretsmanager", "GetSecretValue", new { SecretId = id }))["SecretString"]!);
    }

    [Fact]
    public async Task A_secret_gets_a_new_value()
    {
        await using var local = await LocalAws.StartAsync();
        await CreateAsync(local);

        var put = await local.CallAsync("secretsmanager", "PutSecretValue", new { SecretId = "shop/db", SecretString = "new" });
        var described = await local.CallAsync("secretsmanager", "DescribeSecret", new { SecretId = "shop/db" });

        Assert.Equal("AWSCURRENT", (string)described["VersionIdsToStages"]![(string)put["VersionId"]!]![0]!);
        Assert.False(described.ContainsKey("SecretString"));
    }

    [Fact]
    public async Task Secrets_Manager_refuses_what_does_not_fit()
    {
        await using var local = await LocalAws.StartAsync();
        await CreateAsync(local);

        Assert.Equal(("ResourceExistsException", "The operation failed because the secret shop/db already exists."), await local.FailAsync("secretsmanager", "CreateSecret", new { Name = "shop/db" }));
        Assert.Equal(("ResourceNotFoundException", "Secrets Manager can't find the specified secret."), await local.FailAsync("secretsmanager", "DescribeSecret", new { SecretId = "none" }));
        await local.CallAsync("secretsmanager", "DeleteSecret", new { SecretId = "shop/db" });
        Assert.Equal("InvalidRequestException", (await local.FailAsync("secretsmanager", "GetSecretValue", new { SecretId = "shop/db" })).Code);
        Assert.Empty((JsonArray)(await local.CallAsync("secretsmanager", "ListSecrets", new { }))["SecretList"]!);
    }

    [Fact]
    public async Task Tasks_ask_whether_a_referenced_value_exists()
    {
        await using var local = await LocalAws.StartAsync();
        var arn = await CreateAsync(local);
        bool? Exists(string valueFrom) => local.Server.Context.Peers.All<ISecretCatalog>().Select(catalog => catalog.Exists(valueFrom, LocalAws.Region)).FirstOrDefault(answer => answer is not null);
        await local.CallAsync("ssm", "PutParameter", new { Name = "/shop/url", Value = "u", Type = "String" });

        Assert.True(Exists(arn));
        Assert.True(Exists($"{arn}:password::"));
        Assert.False(Exists($"{arn}:user::"));
        Assert.False(Exists(arn.Replace("shop/db", "other", StringComparison.Ordinal)));
        Assert.True(Exists("/shop/url"));
        Assert.True(Exists($"arn:aws:ssm:{LocalAws.Region}:{LocalAws.Account}:parameter/shop/url"));
        Assert.False(Exists("/shop/none"));
        Assert.Null(Exists("arn:aws:s3:::bucket/key"));
    }

    private static async Task<string> CreateAsync(LocalAws local) =>
        (string)(await local.CallAsync("secretsmanager", "CreateSecret", new { Name = "shop/db", SecretString = """{"password":"p"}""" }))["ARN"]!;
}
