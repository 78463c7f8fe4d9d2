using Deploy.Engine.Tests.Servers;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Tests.Kinds;

[Collection(OnLocal.Name)]
public sealed class RoleKindOnLocalTests(LocalAws server) : RoleKindTests(server);

[Collection(OnMoto.Name)]
public sealed class RoleKindOnMotoTests(MotoAws server) : RoleKindTests(server);

public abstract class RoleKindTests(IAwsServer server)
{
    private const string ReadOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    private readonly KindBench _bench = new(server);

    [SkippableFact]
    public Task A_role_lives() => Life.LiveAsync(_bench, Role(),
    [
        ("Description", spec => spec with { Description = "reads & writes" }),
        ("TrustedService", spec => spec with { TrustedService = "scheduler.amazonaws.com" }),
        ("Statements", spec => spec with { Statements = EquatableList<PolicyStatementSpec>.Empty }),
        ("Statements", spec => spec with { Statements = EquatableList.Of(Statement("s3:GetObject", "s3:PutObject")) }),
        ("Statements", spec => spec with { Statements = EquatableList.Of(Statement("s3:GetObject") with { Conditions = EquatableList.Of(new PolicyConditionSpec("StringEquals", "aws:RequestedRegion", EquatableList.Of("eu-west-1"))) }) }),
        ("ManagedPolicyArns", spec => spec with { ManagedPolicyArns = EquatableList.Of(ReadOnly) }),
        ("PermissionsBoundary", spec => spec with { PermissionsBoundary = ReadOnly }),
        ("Tags", spec => spec with { Tags = EquatableList.Of(new TagSpec("team", "blue")) }),
    ]);

    [SkippableFact]
    public async Task A_role_lies_in_the_environments_path_and_trusts_its_own_account_only()
    {
        var applied = await _bench.ApplyAsync(Role());
        Assert.Equal($"arn:aws:iam::{server.AccountId}:role/deploy-ecs/shop/{_bench.Identity.Environment}/{server.Region}/{PhysicalName}", applied.Arn);
        var role = (await _bench.Context.Aws.Iam.GetRoleAsync(new() { RoleName = PhysicalName })).Role;
        Assert.Contains($"\"aws:SourceAccount\": \"{server.AccountId}\"", Uri.UnescapeDataString(role.AssumeRolePolicyDocument), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_name_that_is_too_long_is_cut_to_a_name_of_its_own()
    {
        var names = new List<string>();
        foreach (var end in new[] { "one", "two" })
        {
            var applied = await _bench.ApplyAsync(Role() with { Name = new string('x', 70) + end });
            names.Add(applied.Arn[(applied.Arn.LastIndexOf('/') + 1)..]);
        }

        Assert.All(names, name => Assert.Equal(64, name.Length));
        Assert.NotEqual(names[0], names[1]);
    }

    [SkippableFact]
    public async Task A_permission_is_taken_away_after_the_rollout_only()
    {
        await _bench.ApplyAsync(Role() with { Statements = EquatableList.Of(Statement("s3:GetObject", "s3:DeleteObject")), ManagedPolicyArns = EquatableList.Of(ReadOnly) });
        var wanted = Role() with { Statements = EquatableList.Of(Statement("s3:GetObject", "s3:PutObject")) };
        var before = (Engine.Kinds.Snapshot<RoleSpec>)(await _bench.ReadAsync(wanted))!;
        var changes = await _bench.ChangesAsync(wanted);
        Assert.Equal(["ManagedPolicyArns", "Statements[Objects]"], changes.Where(change => change.AfterRollout).Select(change => change.Path).Order());

        var kind = KindCatalog.For(wanted);
        await kind.UpdateAsync(wanted, before, changes.Where(change => !change.AfterRollout).ToList(), _bench.Context, CancellationToken.None);
        var between = ((Engine.Kinds.Snapshot<RoleSpec>)(await _bench.ReadAsync(wanted))!).Actual;
        Assert.Equal(["s3:DeleteObject", "s3:GetObject", "s3:PutObject"], between.Statements.SelectMany(statement => statement.Actions).Distinct().Order());
        Assert.Equal([ReadOnly], between.ManagedPolicyArns);

        await kind.UpdateAsync(wanted, before, changes.Where(change => change.AfterRollout).ToList(), _bench.Context, CancellationToken.None);
        Assert.Empty(await _bench.ChangesAsync(wanted));
    }

    [SkippableFact]
    public async Task A_role_that_left_the_plan_is_discovered()
    {
        await _bench.ApplyAsync(Role());
        await _bench.ApplyAsync(Role() with { Name = "left" });
        Assert.Equal(["left"], (await _bench.DiscoverAsync(typeof(RoleSpec), Role())).Select(snapshot => snapshot.Resource.Name));
    }

    [SkippableFact]
    public async Task A_trust_policy_that_somebody_widened_is_a_difference()
    {
        await _bench.ApplyAsync(Role());
        await _bench.Context.Aws.Iam.UpdateAssumeRolePolicyAsync(new()
        {
            RoleName = PhysicalName,
            PolicyDocument = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole"}}""",
        });
        Assert.Equal(["TrustedService"], (await _bench.ChangesAsync(Role())).Select(change => change.Path));
    }

    private string PhysicalName => $"api-task-{_bench.Identity.Environment}-{server.Region}";

    private static RoleSpec Role() => new() { Name = "api-task", TrustedService = "ecs-tasks.amazonaws.com", Statements = EquatableList.Of(Statement("s3:GetObject")) };

    private static PolicyStatementSpec Statement(params string[] actions) => new()
    {
        Sid = "Objects",
        Actions = EquatableList.Of(actions),
        Resources = EquatableList.Of("arn:aws:s3:::bucket/*"),
    };
}
