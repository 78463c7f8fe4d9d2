using Deploy.Local.Services;
using Deploy.Local.Tests.Calls;

namespace Deploy.Local.Tests.Iam;

public sealed class RoleTests
{
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
    private const string Policy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}""";
    private const string ExecutionPolicy = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";

    [Fact]
    public async Task A_role_is_described_as_it_was_created()
    {
        await using var local = await LocalAws.StartAsync();

        await local.IamAsync("CreateRole", ("RoleName", "app"), ("Path", "/deploy-ecs/shop/prod/"), ("AssumeRolePolicyDocument", Trust), ("Description", "The shop"),
            ("MaxSessionDuration", "7200"), ("Tags.member.1.Key", "a"), ("Tags.member.1.Value", "b"));
        var role = (await local.IamAsync("GetRole", ("RoleName", "app"))).Descendants("Role").Single();

        Assert.Equal($"arn:aws:iam::{LocalAws.Account}:role/deploy-ecs/shop/prod/app", role.Element("Arn")!.Value);
        Assert.StartsWith("AROA", role.Element("RoleId")!.Value, StringComparison.Ordinal);
        Assert.Equal(("The shop", "7200"), (role.Element("Description")!.Value, role.Element("MaxSessionDuration")!.Value));
        Assert.Equal("a=b", string.Join('=', role.Descendants("member").Single().Elements().Select(element => element.Value)));
        // Documents travel percent-encoded, spaces and slashes included.
        Assert.Equal(Uri.EscapeDataString(Trust), role.Element("AssumeRolePolicyDocument")!.Value);
    }

    [Fact]
    public async Task Roles_are_listed_by_path_in_pages()
    {
        await using var local = await LocalAws.StartAsync();
        foreach (var name in new[] { "c", "a", "b" })
            await local.IamAsync("CreateRole", ("RoleName", name), ("Path", "/deploy-ecs/"), ("AssumeRolePolicyDocument", Trust));
        await local.IamAsync("CreateRole", ("RoleName", "other"), ("AssumeRolePolicyDocument", Trust));

        var first = await local.IamAsync("ListRoles", ("PathPrefix", "/deploy-ecs/"), ("MaxItems", "2"));
        var second = await local.IamAsync("ListRoles", ("PathPrefix", "/deploy-ecs/"), ("Marker", first.Descendants("Marker").Single().Value));

        Assert.Equal(["a", "b"], first.Descendants("RoleName").Select(name => name.Value));
        Assert.Equal(["c"], second.Descendants("RoleName").Select(name => name.Value));
        Assert.Equal(("true", "false"), (first.Descendants("IsTruncated").Single().Value, second.Descendants("IsTruncated").Single().Value));
    }

    [Fact]
    public async Task Names_of_roles_differ_in_more_than_case()
    {
        await using var local = await LocalAws.StartAsync();
        await CreateAsync(local);

        Assert.Equal((409, "EntityAlreadyExists", "Role with name APP already exists."), await local.IamFailAsync("CreateRole", ("RoleName", "APP"), ("AssumeRolePolicyDocument", Trust)));
        Assert.Equal((404, "NoSuchEntity", "The role with name other cannot be found."), await local.IamFailAsync("GetRole", ("RoleName", "other")));
        Assert.Equal((400, "ValidationError"), Short(await local.IamFailAsync("CreateRole", ("RoleName", "a b"), ("AssumeRolePolicyDocument", Trust))));
    }

    [Fact]
    public async Task A_role_changes_in_place()
    {
        await using var local = await LocalAws.StartAsync();
        await CreateAsync(local);
        var trust = Trust.Replace("ecs-tasks", "scheduler", StringComparison.Ordinal);

        await local.IamAsync("UpdateRole", ("RoleName", "app"), ("Description", "new"), ("MaxSessionDuration", "4000"));
        await local.IamAsync("UpdateAssumeRolePolicy", ("RoleName", "app"), ("PolicyDocument", trust));
        await local.IamAsync("PutRolePermissionsBoundary", ("RoleName", "app"), ("PermissionsBoundary", ExecutionPolicy));
        var role = (await local.IamAsync("GetRole", ("RoleName", "app"))).Descendants("Role").Single();

        Assert.Equal(("new", "4000"), (role.Element("Description")!.Value, role.Element("MaxSessionDuration")!.Value));
        Assert.Equal(Uri.EscapeDataString(trust), role.Element("AssumeRolePolicyDocument")!.Value);
        Assert.Equal(ExecutionPolicy, role.Descendants("PermissionsBoundaryArn").Single().Value);
        await local.IamAsync("DeleteRolePermissionsBoundary", ("RoleName", "app"));
        Assert.Equal((404, "NoSuchEntity"), Short(await local.IamFailAsync("DeleteRolePermissionsBoundary", ("RoleName", "app"))));
    }

    [Fact]
    public async Task Inline_policies_are_put_read_listed_and_deleted()
    {
        await using var local = await LocalAws.StartAsync();
        await CreateAsync(local);

        await local.IamAsync("PutRolePolicy", ("RoleName", "app"), ("PolicyName", "p"), ("PolicyDocument", Policy));
        var read = await local.IamAsync("GetRolePolicy", ("RoleName", "app"), ("PolicyName", "p"));
        var listed = await local.IamAsync("ListRolePolicies", ("RoleName", "app"));

        Assert.Equal(Uri.EscapeDataString(Policy), read.Descendants("PolicyDocument").Single().Value);
        Assert.Equal(["p"], listed.Descendants("member").Select(name => name.Value));
        Assert.Equal((409, "DeleteConflict", "Cannot delete entity, must delete policies first."), await local.IamFailAsync("DeleteRole", ("RoleName", "app")));
        await local.IamAsync("DeleteRolePolicy", ("RoleName", "app"), ("PolicyName", "p"));
        Assert.Equal((404, "NoSuchEntity", "The role policy with name p cannot be found."), await local.IamFailAsync("GetRolePolicy", ("RoleName", "app"), ("PolicyName", "p")));
        await local.IamAsync("DeleteRole", ("RoleName", "app"));
    }

    [Fact]
    public async Task Inline_policies_have_at_most_10240_characters_together()
    {
        await using var local = await LocalAws.StartAsync();
        await CreateAsync(local);
        var large = Policy.Replace("\"*\"", $"\"arn:aws:s3:::{new string('b', 6000)}\"", StringComparison.Ordinal);

        await local.IamAsync("PutRolePolicy", ("RoleName", "app"), ("PolicyName", "one"), ("PolicyDocument", large));
        await local.IamAsync("PutRolePolicy", ("RoleName", "app"), ("PolicyName", "one"), ("PolicyDocument", large));

        Assert.Equal((409, "LimitExceeded", "Maximum policy size of 10240 bytes exceeded for role app"),
            await local.IamFailAsync("PutRolePolicy", ("RoleName", "app"), ("PolicyName", "two"), ("PolicyDocument", large)));
    }

    [Fact]
    public async Task Managed_policies_are_attached_by_their_exact_ARN()
    {
        await using var local = await LocalAws.StartAsync();
        await CreateAsync(local);

        await local.IamAsync("AttachRolePolicy", ("RoleName", "app"), ("PolicyArn", ExecutionPolicy));
        await local.IamAsync("AttachRolePolicy", ("RoleName", "app"), ("PolicyArn", ExecutionPolicy));
        var attached = await local.IamAsync("ListAttachedRolePolicies", ("RoleName", "app"));

        Assert.Equal([ExecutionPolicy], attached.Descendants("PolicyArn").Select(arn => arn.Value));
        Assert.Equal((404, "NoSuchEntity"), Short(await local.IamFailAsync("AttachRolePolicy", ("RoleName", "app"), ("PolicyArn", "arn:aws:iam::aws:policy/AmazonECSTaskExecutionRolePolicy"))));
        Assert.Equal((404, "NoSuchEntity"), Short(await local.IamFailAsync("AttachRolePolicy", ("RoleName", "app"), ("PolicyArn", $"arn:aws:iam::{LocalAws.Account}:policy/mine"))));
        Assert.Equal((400, "InvalidInput"), Short(await local.IamFailAsync("AttachRolePolicy", ("RoleName", "app"), ("PolicyArn", "this is no ARN at all"))));
        Assert.Equal((409, "DeleteConflict", "Cannot delete entity, must detach all policies first."), await local.IamFailAsync("DeleteRole", ("RoleName", "app")));
        await local.IamAsync("DetachRolePolicy", ("RoleName", "app"), ("PolicyArn", ExecutionPolicy));
        Assert.Equal((404, "NoSuchEntity"), Short(await local.IamFailAsync("DetachRolePolicy", ("RoleName", "app"), ("PolicyArn", ExecutionPolicy))));
        Assert.Equal("/service-role/", (await local.IamAsync("GetPolicy", ("PolicyArn", ExecutionPolicy))).Descendants("Path").Single().Value);
    }

    [Fact]
    public async Task Tags_are_added_changed_and_removed()
    {
        await using var local = await LocalAws.StartAsync();
        await CreateAsync(local);

        await local.IamAsync("TagRole", ("RoleName", "app"), ("Tags.member.1.Key", "a"), ("Tags.member.1.Value", "1"), ("Tags.member.2.Key", "b"), ("Tags.member.2.Value", ""));
        await local.IamAsync("TagRole", ("RoleName", "app"), ("Tags.member.1.Key", "a"), ("Tags.member.1.Value", "2"));
        await local.IamAsync("UntagRole", ("RoleName", "app"), ("TagKeys.member.1", "b"));
        var tags = await local.IamAsync("ListRoleTags", ("RoleName", "app"));

        Assert.Equal(["a=2"], tags.Descendants("member").Select(tag => $"{tag.Element("Key")!.Value}={tag.Element("Value")!.Value}"));
    }

    [Fact]
    public async Task A_service_linked_role_belongs_to_AWS()
    {
        await using var local = await LocalAws.StartAsync();

        var role = await local.IamAsync("CreateServiceLinkedRole", ("AWSServiceName", "ecs.amazonaws.com"));

        Assert.Equal($"arn:aws:iam::{LocalAws.Account}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS", role.Descendants("Arn").Single().Value);
        Assert.Equal((400, "InvalidInput"), Short(await local.IamFailAsync("CreateServiceLinkedRole", ("AWSServiceName", "ecs.amazonaws.com"))));
        Assert.Equal((400, "UnmodifiableEntity"), Short(await local.IamFailAsync("DeleteRole", ("RoleName", "AWSServiceRoleForECS"))));
    }

    [Fact]
    public async Task Other_services_ask_who_may_assume_a_role()
    {
        await using var local = await LocalAws.StartAsync();
        await CreateAsync(local);
        var roles = local.Server.Context.Peers.Find<IRoleCatalog>()!;

        Assert.True(roles.CanAssume($"arn:aws:iam::{LocalAws.Account}:role/app", "ecs-tasks.amazonaws.com"));
        Assert.False(roles.CanAssume($"arn:aws:iam::{LocalAws.Account}:role/app", "ecs.amazonaws.com"));
        Assert.False(roles.CanAssume($"arn:aws:iam::{LocalAws.Account}:role/wrong/path/app", "ecs-tasks.amazonaws.com"));
        Assert.False(roles.CanAssume($"arn:aws:iam::{LocalAws.Account}:role/other", "ecs-tasks.amazonaws.com"));
    }

    private static Task CreateAsync(LocalAws local) => local.IamAsync("CreateRole", ("RoleName", "app"), ("AssumeRolePolicyDocument", Trust));

    private static (int Status, string Code) Short((int Status, string Code, string Message) error) => (error.Status, error.Code);
}
