using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Deploy.Local.Services;
using Deploy.Local.Services.Facts;
using Deploy.Local.Services.Seeds;

namespace Deploy.Local.Iam;

/// <summary>
/// Stand-ins for roles: whoever uses one may assume it, and it may do everything, since nobody here knows what it may do in the account.
/// </summary>
internal sealed partial class RoleSeeds(IamState state) : ISeeds<RoleSeed>, IStandIns
{
    private const string ArnPrefix = "role/";
    private const string PolicyName = "stand-in-allows-everything";
    private const string Everything = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    private static readonly string[] UsualServices =
        ["ecs-tasks.amazonaws.com", "scheduler.amazonaws.com", "events.amazonaws.com", "ecs.amazonaws.com"];

    /// <inheritdoc/>
    public string? WhyNot(RoleSeed seed, string region) =>
        SeedIdentity.WhyNotOne(("arn", seed.Arn), ("name", seed.Name))
        ?? (seed.Arn is { } arn ? SeedIdentity.WhyNotArn(arn, "iam", ArnPrefix, region: null) : null)
        ?? (NamePattern().IsMatch(NameOf(seed)) ? null : "The name of a role has 1 to 64 letters, numbers and _+=,.@-")
        ?? (seed.Services is null ? "\"services\" is null: leave it out, or give a list." : null)
        ?? (seed.Services!.Where(service => service is null || !ServicePattern().IsMatch(service)).ToList() is [var wrong, ..]
            ? $"'{wrong}' is no service such as ecs-tasks.amazonaws.com."
            : null)
        ?? (PathOf(seed).StartsWith("/aws-service-role/", StringComparison.Ordinal)
            ? "The role belongs to a service of AWS, which makes it itself."
            : null)
        ?? (state.Roles.FirstOrDefault(role => DiffersInCase(role.Name, NameOf(seed))) is { } other
            ? $"Its name differs from that of {other.Arn()}, which is here already, in case only. Delete that, or name that one."
            : null);

    /// <summary>A role that is here already is found by its name alone, as GetRole finds it.</summary>
    public Seeded Seed(RoleSeed seed, string region)
    {
        IReadOnlyList<string> services = seed.Services.Count > 0 ? seed.Services : UsualServices;
        if (state.Find(NameOf(seed)) is { } found)
        {
            var isStandIn = StandIn.Carries(found.Tags);
            var missing = services.Except(PolicyDocument.TrustedServices(found.TrustPolicy), StringComparer.Ordinal).ToList();
            if (isStandIn && missing.Count > 0)
                found.TrustPolicy = Trusting(found.TrustPolicy, missing);
            return Seeded.Of(seed, made: false, isStandIn, found.Arn());
        }

        var arn = Arn.TryParse(seed.Arn);
        var role = new IamRole
        {
            Name = NameOf(seed),
            Path = PathOf(seed),
            Account = arn?.Account ?? LocalAccount.Id,
            Partition = arn?.Partition ?? Partitions.Of(region),
            Id = "AROA" + Identifiers.Upper(17),
            CreatedAt = state.Now,
            Description = $"{StandIn.Description}: it may do everything",
            TrustPolicy = Trust(services),
            Policies = { [PolicyName] = Everything },
            Tags = StandIn.Tags(),
        };
        state.TryAdd(role);
        return Seeded.Of(seed, made: true, standIn: true, role.Arn());
    }

    /// <inheritdoc/>
    public IReadOnlyList<StandInFacts> StandIns(string region) => region == "global"
        ? [.. from role in state.Roles where StandIn.Carries(role.Tags) select new StandInFacts("role", role.Arn(), "may do everything")]
        : [];

    private static bool DiffersInCase(string one, string other) => one != other && one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static string NameOf(RoleSeed seed) => seed.Name ?? Arn.LastSegment(seed.Arn!);

    private static string PathOf(RoleSeed seed) =>
        Arn.TryParse(seed.Arn)?.Resource is { } resource ? resource["role".Length..(resource.LastIndexOf('/') + 1)] : "/";

    /// <summary>The trust with further services: what somebody else wrote into it stays.</summary>
    private static string Trusting(string policy, IReadOnlyList<string> services)
    {
        var before = PolicyDocument.TrustedServices(policy);
        if (policy == Trust(before))
            return Trust(before.Concat(services));
        var document = JsonNode.Parse(policy)!.AsObject();
        var statements = document["Statement"] is JsonArray several ? several.Copy() : new JsonArray(document["Statement"]?.DeepClone());
        statements.Add(Statement(services));
        document["Statement"] = statements;
        return document.ToJsonString();
    }

    private static string Trust(IEnumerable<string> services) =>
        new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray(Statement(services)) }.ToJsonString();

    private static JsonObject Statement(IEnumerable<string> services) => new()
    {
        ["Effect"] = "Allow",
        ["Principal"] = new JsonObject { ["Service"] = services.Distinct().Order(StringComparer.Ordinal).ToJsonArray() },
        ["Action"] = "sts:AssumeRole",
    };

    [GeneratedRegex(@"\A[\w+=,.@-]{1,64}\z", RegexOptions.ECMAScript)]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"\A[a-z0-9-]+(\.[a-z0-9-]+)*\.amazonaws\.com(\.cn)?\z")]
    private static partial Regex ServicePattern();
}
