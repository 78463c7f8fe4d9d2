using Deploy.Local.Tests.Calls;

namespace Deploy.Local.Tests.Iam;

public sealed class PolicyDocumentTests
{
    [Theory]
    [InlineData("not json", "Syntax errors in policy.")]
    [InlineData("{}", "Syntax errors in policy.")]
    [InlineData("""{"Version":"2017-10-17","Statement":[]}""", "Syntax errors in policy.")]
    [InlineData("""{"Statement":[{"Effect":"allow","Action":"s3:*","Resource":"*"}]}""", "Syntax errors in policy.")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*","Extra":1}]}""", "Syntax errors in policy.")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":["s3:*",1],"Resource":"*"}]}""", "Syntax errors in policy.")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"s3:*","NotAction":"s3:*","Resource":"*"}]}""", "Syntax errors in policy.")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Resource":"*"}]}""", "Policy statement must contain actions.")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"s3:*"}]}""", "Policy statement must contain resources.")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"GetObject","Resource":"*"}]}""", "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"bucket"}]}""", "Resource bucket must be in ARN format or \"*\".")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*","Principal":"*"}]}""", "Policy document should not specify a principal.")]
    [InlineData("""{"Statement":[{"Sid":"a b","Effect":"Allow","Action":"s3:*","Resource":"*"}]}""", "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*")]
    [InlineData("""{"Statement":[{"Sid":"a","Effect":"Allow","Action":"s3:*","Resource":"*"},{"Sid":"a","Effect":"Deny","Action":"s3:*","Resource":"*"}]}""", "Statement IDs (SID) in a single policy must be unique.")]
    public async Task IAM_refuses_these_permissions(string document, string message)
    {
        await using var local = await StartAsync();

        Assert.Equal((400, "MalformedPolicyDocument", message), await local.IamFailAsync("PutRolePolicy", ("RoleName", "app"), ("PolicyName", "p"), ("PolicyDocument", document)));
    }

    [Theory]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","NotAction":["iam:*","s3:Get*"],"NotResource":"arn:aws:s3:::bucket/*"}}""")]
    [InlineData("""{"Version":"2012-10-17","Id":"x","Statement":[{"Sid":"","Effect":"Deny","Action":"*","Resource":["*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}""")]
    public async Task IAM_takes_these_permissions(string document)
    {
        await using var local = await StartAsync();

        await local.IamAsync("PutRolePolicy", ("RoleName", "app"), ("PolicyName", "p"), ("PolicyDocument", document));
    }

    [Theory]
    [InlineData("not json", "This policy contains invalid Json")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole"}]}""", "Missing required field Principal")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":{"Service":"ecs.amazonaws.com"}}]}""", "Missing required field Action")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":{"Service":"ecs.amazonaws.com"},"Action":"s3:GetObject"}]}""", "AssumeRole policy may only specify STS AssumeRole actions.")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":{"Service":"ecs.amazonaws.com"},"Action":"sts:AssumeRole","Resource":"*"}]}""", "Has prohibited field Resource")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":{"Service":"ecs-tasks"},"Action":"sts:AssumeRole"}]}""", "Invalid principal in policy: \"SERVICE\":\"ecs-tasks\"")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":{"Servce":"ecs.amazonaws.com"},"Action":"sts:AssumeRole"}]}""", "Syntax errors in policy.")]
    public async Task IAM_refuses_these_trust_policies(string document, string message)
    {
        await using var local = await StartAsync();

        Assert.Equal((400, "MalformedPolicyDocument", message), await local.IamFailAsync("UpdateAssumeRolePolicy", ("RoleName", "app"), ("PolicyDocument", document)));
    }

    [Fact]
    public async Task A_trust_policy_has_at_most_2048_characters()
    {
        await using var local = await StartAsync();
        var document = $$$$"""{"Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{{{LocalAws.Account}}}}:root"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"{{{{new string('x', 2000)}}}}"}}}]}""";

        Assert.Equal((409, "LimitExceeded", "Cannot exceed quota for ACLSizePerRole: 2048"), await local.IamFailAsync("UpdateAssumeRolePolicy", ("RoleName", "app"), ("PolicyDocument", document)));
    }

    private static async Task<LocalAws> StartAsync()
    {
        var local = await LocalAws.StartAsync();
        await local.IamAsync("CreateRole", ("RoleName", "app"), ("AssumeRolePolicyDocument", """{"Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}]}"""));
        return local;
    }
}
