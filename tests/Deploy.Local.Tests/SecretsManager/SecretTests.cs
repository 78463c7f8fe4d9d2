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
            Assert.Equal(Whole, (string)(await local.CallAsync("secretsmanager", "GetSecretValue", new { SecretId = id }))["SecretString"]!);
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
    public async Task Tasks_read_a_referenced_value_or_why_there_is_none()
    {
        await using var local = await LocalAws.StartAsync();
        var arn = await CreateAsync(local);
        var version = (string)(await local.CallAsync("secretsmanager", "GetSecretValue", new { SecretId = "shop/db" }))["VersionId"]!;
        await local.CallAsync("secretsmanager", "CreateSecret", new { Name = "plain", SecretString = "s3cret" });
        await local.CallAsync("secretsmanager", "CreateSecret", new { Name = "list", SecretString = "[1]" });
        await local.CallAsync("secretsmanager", "CreateSecret", new { Name = "empty" });
        await local.CallAsync("ssm", "PutParameter", new { Name = "/shop/url", Value = "u", Type = "SecureString" });
        string Plain(string name) => $"arn:aws:secretsmanager:{LocalAws.Region}:{LocalAws.Account}:secret:{name}";
        SecretReading? Read(string valueFrom) => local.Server.Context.Peers.All<ISecretCatalog>().Select(catalog => catalog.Read(valueFrom, LocalAws.Region)).FirstOrDefault(answer => answer is not null);
        string? Problem(string valueFrom) => Read(valueFrom)!.Problem?.Replace("unable to retrieve secret from asm: service call has been retried 1 time(s): ", "", StringComparison.Ordinal);

        Assert.Equal(Whole, Read(arn)!.Value);
        Assert.Equal("p", Read($"{arn}:password::")!.Value);
        Assert.Equal("5432", Read($"{arn}:port::")!.Value);
        Assert.Equal("p", Read($"{arn}:password:AWSCURRENT:{version}")!.Value);
        Assert.Equal(Whole, Read($"{arn}::AWSCURRENT:")!.Value);
        Assert.Equal("s3cret", Read(Plain("plain"))!.Value);
        Assert.Equal("u", Read("/shop/url")!.Value);
        Assert.Equal("u", Read($"arn:aws:ssm:{LocalAws.Region}:{LocalAws.Account}:parameter/shop/url")!.Value);
        Assert.Null(Read("arn:aws:s3:::bucket/key"));
        Assert.DoesNotContain("u", Read("/shop/url")!.ToString()!.Replace("value", "", StringComparison.Ordinal), StringComparison.Ordinal);

        Assert.Equal("retrieved secret from Secrets Manager did not contain json key user", Problem($"{arn}:user::"));
        Assert.Equal("invalid character 's' looking for beginning of value", Problem($"{Plain("plain")}:user::"));
        Assert.Equal("json: cannot unmarshal array into Go value of type map[string]interface {}", Problem($"{Plain("list")}:user::"));
        Assert.EndsWith("ResourceNotFoundException: Secrets Manager can't find the specified secret.", Problem(Plain("other")), StringComparison.Ordinal);
        Assert.EndsWith("secret value for staging label: AWSCURRENT", Problem(Plain("empty")), StringComparison.Ordinal);
        Assert.EndsWith("secret value for staging label: AWSPREVIOUS", Problem($"{arn}:password:AWSPREVIOUS:"), StringComparison.Ordinal);
        Assert.EndsWith("secret value for VersionId: none", Problem($"{arn}:password::none"), StringComparison.Ordinal);
        Assert.EndsWith("invalid parameters: /shop/none", Problem("/shop/none"), StringComparison.Ordinal);
        await local.CallAsync("secretsmanager", "DeleteSecret", new { SecretId = "shop/db" });
        Assert.Contains("marked for deletion", Problem(arn), StringComparison.Ordinal);
    }

    private const string Whole = """{"password":"p","port":5432}""";

    private static async Task<string> CreateAsync(LocalAws local) =>
        (string)(await local.CallAsync("secretsmanager", "CreateSecret", new { Name = "shop/db", SecretString = Whole }))["ARN"]!;
}
