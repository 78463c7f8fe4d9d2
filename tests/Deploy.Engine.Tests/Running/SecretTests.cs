using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using Amazon.SimpleSystemsManagement;
using Deploy.Ecs;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Tests.Support;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Testing.Local;

namespace Deploy.Engine.Tests.Running;

/// <summary>Secrets as an account has them: under keys of its own, with JSON keys, and some of them on their way out.</summary>
public sealed class SecretTests : LocalTest
{
    private const string KeyId = "11112222-3333-4444-5555-666677778888";
    private const string KeyArn = $"arn:aws:kms:{Region}:000000000000:key/{KeyId}";
    private const string OtherKey = $"arn:aws:kms:{Region}:999999999999:key/{KeyId}";
    private const string Password = "correct-horse-battery-staple";

    public SecretTests(LocalAwsFixture local)
        : base(local)
    {
    }

    [Theory]
    [InlineData(KeyId, KeyArn)]
    [InlineData(KeyArn, KeyArn)]
    // A key of another account can be named by its ARN only.
    [InlineData(OtherKey, OtherKey)]
    public async Task The_execution_role_may_decrypt_with_exactly_the_key_of_the_secret(string key, string arn)
    {
        AsOnAws();
        await MakeAsync("shop/db", key);

        await DeployedAsync(Shop("secretsmanager:shop/db"));

        var statement = Assert.Single(await StatementsAsync(), statement => statement.Actions.Contains("kms:Decrypt"));
        Assert.Equal([arn], statement.Resources);
        Assert.Equal([new PolicyConditionSpec("StringEquals", "kms:ViaService", EquatableList.Of($"secretsmanager.{Region}.amazonaws.com"))], statement.Conditions);
        Assert.Equal(DeploymentOutcome.NothingToDo, await Deployment.ApplyAsync(Shop("secretsmanager:shop/db")));
    }

    [Theory]
    [InlineData("alias/shop")]
    [InlineData($"arn:aws:kms:{Region}:000000000000:alias/shop")]
    public async Task A_key_that_is_named_by_an_alias_is_allowed_by_its_alias(string key)
    {
        AsOnAws();
        await MakeAsync("shop/db", key);

        await DeployedAsync(Shop("secretsmanager:shop/db"));

        var statement = Assert.Single(await StatementsAsync(), statement => statement.Actions.Contains("kms:Decrypt"));
        Assert.Equal([$"arn:aws:kms:{Region}:000000000000:key/*"], statement.Resources);
        Assert.Contains(new PolicyConditionSpec("ForAnyValue:StringEquals", "kms:ResourceAliases", EquatableList.Of("alias/shop")), statement.Conditions);
        Assert.Contains(new PolicyConditionSpec("StringEquals", "kms:ViaService", EquatableList.Of($"secretsmanager.{Region}.amazonaws.com")), statement.Conditions);
        Assert.Equal(DeploymentOutcome.NothingToDo, await Deployment.ApplyAsync(Shop("secretsmanager:shop/db")));
    }

    [Theory]
    [InlineData("ssm:/shop/db")]
    [InlineData($"arn:aws:ssm:{Region}:000000000000:parameter/shop/db")]
    public async Task A_parameter_under_a_key_is_decrypted_through_Systems_Manager(string valueFrom)
    {
        AsOnAws();
        await Aws.Ssm.PutParameterAsync(new() { Name = "/shop/db", Type = ParameterType.SecureString, Value = Password, KeyId = KeyId });

        await DeployedAsync(Shop(valueFrom));

        var statement = Assert.Single(await StatementsAsync(), statement => statement.Actions.Contains("kms:Decrypt"));
        Assert.Equal([KeyArn], statement.Resources);
        Assert.Equal([new PolicyConditionSpec("StringEquals", "kms:ViaService", EquatableList.Of($"ssm.{Region}.amazonaws.com"))], statement.Conditions);
    }

    [Fact]
    public async Task Keys_of_AWS_need_no_permission()
    {
        AsOnAws();
        await MakeAsync("shop/db", null);
        await MakeAsync("shop/mail", "alias/aws/secretsmanager");
        await Aws.Ssm.PutParameterAsync(new() { Name = "/shop/db", Type = ParameterType.SecureString, Value = Password });
        await Aws.Ssm.PutParameterAsync(new() { Name = "/shop/level", Type = ParameterType.String, Value = "debug" });

        await DeployedAsync(Shop("secretsmanager:shop/db", "secretsmanager:shop/mail", "ssm:/shop/db", "ssm:/shop/level"));

        Assert.DoesNotContain(await StatementsAsync(), statement => statement.Actions.Any(action => action.StartsWith("kms:", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Who_may_not_ask_for_the_keys_of_parameters_is_told()
    {
        AsOnAws();
        await Aws.Ssm.PutParameterAsync(new() { Name = "/shop/db", Type = ParameterType.SecureString, Value = Password, KeyId = KeyId });
        await Local.FaultAsync("ssm", "DescribeParameters", "denied");

        Assert.Equal(DeploymentOutcome.ChangesPending, await Deployment.PlanAsync(Shop("ssm:/shop/db")));

        Assert.Contains("which keys encrypt /shop/db is not known, since ssm:DescribeParameters is denied", Deployment.Events.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_of_somebody_else_is_not_written_and_said_to_need_the_key()
    {
        AsOnAws();
        await MakeAsync("shop/db", KeyArn);
        await Aws.Iam.CreateRoleAsync(new()
        {
            RoleName = "platform",
            AssumeRolePolicyDocument = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole"}]}""",
        });
        var role = new RoleSpec { Name = Plans.ExecutionRole.Name, TrustedService = "ecs-tasks.amazonaws.com", Ownership = Ownership.External, Identifier = "platform" };

        Assert.Equal(DeploymentOutcome.ChangesPending, await Deployment.PlanAsync(Shop("secretsmanager:shop/db").With(role)));

        Assert.Contains($"role/shop-execution is not written by this application: it needs kms:Decrypt on {KeyArn}", Deployment.Events.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_that_is_scheduled_for_deletion_is_refused_and_the_advice_brings_it_back()
    {
        AsOnAws();
        await MakeAsync("shop/db", null);
        await DeleteAsync("shop/db");

        Assert.Equal(DeploymentOutcome.RefusedByPreflight, await Deployment.ApplyAsync(Shop("secretsmanager:shop/db")));

        var error = Assert.Single(Deployment.Events.Diagnostics);
        Assert.Equal("DECS3019", error.Code);
        Assert.Contains("the secret shop/db is scheduled for deletion", error.Text, StringComparison.Ordinal);
        Assert.EndsWith("aws secretsmanager restore-secret --secret-id shop/db", error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_that_may_not_be_described_may_not_exist()
    {
        AsOnAws();
        await Local.FaultAsync("secretsmanager", "DescribeSecret", "denied");

        Assert.Equal(DeploymentOutcome.AccessDenied, await Deployment.ApplyAsync(Shop("secretsmanager:shop/db")));

        Assert.Contains("the secret shop/db does not exist in this account and Region, or secretsmanager:DescribeSecret is not allowed on it", Assert.Single(Deployment.Events.Diagnostics).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JSON_keys_that_are_not_checked_are_said_to_be()
    {
        AsOnAws();
        await MakeAsync("shop/db", null);

        Assert.Equal(DeploymentOutcome.ChangesPending, await Deployment.PlanAsync(Shop("secretsmanager:shop/db:password", "secretsmanager:shop/db:wrong")));

        Assert.Contains("2 JSON keys are not checked (--check-secret-keys", Deployment.Events.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secretsmanager:GetSecretValue", await Local.RequestsAsync());
    }

    [Fact]
    public async Task JSON_keys_are_checked_on_request_and_no_value_is_told()
    {
        AsOnAws();
        await MakeAsync("shop/db", null);
        Deployment.Options = Deployment.Options with { CheckSecretKeys = true };

        Assert.Equal(DeploymentOutcome.ChangesPending, await Deployment.PlanAsync(Shop("secretsmanager:shop/db:password")));
        Assert.DoesNotContain("not checked", Deployment.Events.Text, StringComparison.Ordinal);

        Assert.Equal(DeploymentOutcome.RefusedByPreflight, await Deployment.PlanAsync(Shop("secretsmanager:shop/db:pasword")));
        var error = Assert.Single(Deployment.Events.Diagnostics);
        Assert.Contains("the secret shop/db has no JSON key 'pasword'", error.Text, StringComparison.Ordinal);
        Assert.All((string[])[Deployment.Events.Text, Deployment.Report, Deployment.JsonReport], text => Assert.DoesNotContain(Password, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("correct-horse-battery-staple")]
    [InlineData("\"password\"")]
    [InlineData("[\"password\"]")]
    [InlineData("{\"user\":{\"password\":\"x\"}}")]
    [InlineData("{\"Password\":\"x\"}")]
    public async Task A_secret_that_is_no_JSON_object_with_the_key_has_not_the_key(string value)
    {
        AsOnAws();
        await Aws.Secrets.CreateSecretAsync(new CreateSecretRequest { Name = "shop/db", SecretString = value });
        Deployment.Options = Deployment.Options with { CheckSecretKeys = true };

        Assert.Equal(DeploymentOutcome.RefusedByPreflight, await Deployment.PlanAsync(Shop("secretsmanager:shop/db:password")));

        Assert.Contains("the secret shop/db has no JSON key 'password'", Assert.Single(Deployment.Events.Diagnostics).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("secretsmanager:shop/db:password:AWSCURRENT", true)]
    [InlineData("secretsmanager:shop/db:password:AWSPREVIOUS", false)]
    [InlineData("secretsmanager:shop/db:password:NOTHING", false)]
    public async Task The_key_is_looked_for_in_the_version_that_is_declared(string from, bool isThere)
    {
        AsOnAws();
        await Aws.Secrets.CreateSecretAsync(new CreateSecretRequest { Name = "shop/db", SecretString = """{"user":"shop"}""" });
        await PutAsync("shop/db", """{"password":"x"}""");
        Deployment.Options = Deployment.Options with { CheckSecretKeys = true };

        Assert.Equal(isThere ? DeploymentOutcome.ChangesPending : DeploymentOutcome.RefusedByPreflight, await Deployment.PlanAsync(Shop(from)));

        if (!isThere) Assert.Equal("DECS3019", Assert.Single(Deployment.Events.Diagnostics).Code);
    }

    [Fact]
    public async Task Who_may_not_read_the_secret_deploys_and_is_told_that_its_keys_are_unchecked()
    {
        AsOnAws();
        await MakeAsync("shop/db", null);
        Deployment.Options = Deployment.Options with { CheckSecretKeys = true };
        await Local.FaultAsync("secretsmanager", "GetSecretValue", "denied");

        Assert.Equal(DeploymentOutcome.ChangesPending, await Deployment.PlanAsync(Shop("secretsmanager:shop/db:password")));

        Assert.Contains("the JSON key 'password' of shop/db is not checked: secretsmanager:GetSecretValue is denied", Deployment.Events.Text, StringComparison.Ordinal);
    }

    /// <summary>The local AWS would be filled with empty secrets.</summary>
    private void AsOnAws() => Deployment.Options = Deployment.Options with { Local = false, Environment = "dev" };

    private Task MakeAsync(string name, string? key) =>
        Aws.Secrets.CreateSecretAsync(new CreateSecretRequest { Name = name, KmsKeyId = key, SecretString = $$"""{"user":"shop","password":"{{Password}}"}""" });

    /// <summary>Schedules a secret for deletion, which no client of ours can.</summary>
    private Task DeleteAsync(string name) => SendAsync("DeleteSecret", new { SecretId = name });

    /// <summary>Gives a secret its next version, which no client of ours can.</summary>
    private Task PutAsync(string name, string value) => SendAsync("PutSecretValue", new { SecretId = name, SecretString = value, ClientRequestToken = Guid.NewGuid().ToString() });

    private async Task SendAsync(string operation, object input)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, Local.Url) { Content = new StringContent(System.Text.Json.JsonSerializer.Serialize(input)) };
        request.Content.Headers.ContentType = new("application/x-amz-json-1.1");
        request.Headers.TryAddWithoutValidation("X-Amz-Target", $"secretsmanager.{operation}");
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=other/20261128/{Region}/secretsmanager/aws4_request, SignedHeaders=host, Signature=0");
        using var reply = await http.SendAsync(request);
        Assert.True(reply.IsSuccessStatusCode, await reply.Content.ReadAsStringAsync());
    }

    private async Task<EquatableList<PolicyStatementSpec>> StatementsAsync()
    {
        var reply = await Aws.Iam.GetRolePolicyAsync(new() { RoleName = "shop-execution-dev-eu-central-1", PolicyName = "deploy-ecs" });
        return Translation.PolicyText.Read(Uri.UnescapeDataString(reply.PolicyDocument));
    }

    /// <summary>The shop with secrets named S0, S1 …</summary>
    private static DeploymentPlan Shop(params string[] valuesFrom)
    {
        var task = Plans.TaskDefinition(false, "one");
        var container = task.ContainerDefinitions[0] with { Secrets = valuesFrom.Select((from, i) => new SecretSpec($"S{i}", from)).ToEquatableList() };
        var read = Plans.Statement("ReadSecrets", ["secretsmanager:GetSecretValue", "ssm:GetParameters"], [$"arn:aws:secretsmanager:{Region}:@{{account}}:secret:shop/*", $"arn:aws:ssm:{Region}:@{{account}}:parameter/shop/*"]);
        var role = (RoleSpec)Plans.Shop().Find(Plans.ExecutionRole)!;
        return Plans.Shop().With(task with { ContainerDefinitions = EquatableList.Of(container) }, role with { Statements = role.Statements.Append(read).ToEquatableList() });
    }
}
