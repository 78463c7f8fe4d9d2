using Deploy.Ecs;
using Deploy.Engine.Identity;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Lookups;

/// <summary>
/// Lets execution roles decrypt what is encrypted with a customer's key: only that key, and only through the store that holds the secret. Which
/// key that is, the store tells at deployment, so that the compiler cannot write these statements.
/// See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html#task-execution-secrets
/// </summary>
internal sealed class DecryptGrants(AwsAccount account, Action<string> remark)
{
    private const string Decrypt = "kms:Decrypt";

    /// <summary>The resources with the statements in the roles that need them.</summary>
    /// <param name="resources">The resources; secrets by ARN.</param>
    /// <param name="keys">The customer's keys by the <c>ValueFrom</c> of the secrets that they encrypt.</param>
    public IReadOnlyList<ResourceSpec> Add(IReadOnlyList<ResourceSpec> resources, IReadOnlyDictionary<string, string> keys)
    {
        if (keys.Count == 0) return resources;
        var uses = resources.OfType<TaskDefinitionSpec>()
            .Where(task => task.ExecutionRole is not null)
            .SelectMany(task => task.ContainerDefinitions.SelectMany(container => container.Secrets).Select(secret => (Role: task.ExecutionRole!.Value, secret.ValueFrom)))
            .Where(use => keys.ContainsKey(use.ValueFrom))
            .ToLookup(use => use.Role, use => use.ValueFrom);
        return resources.Select(resource => resource is RoleSpec role && uses.Contains(role.Address) ? Grant(role, [.. uses[role.Address].Distinct()], keys) : resource).ToList();
    }

    private RoleSpec Grant(RoleSpec role, IReadOnlyList<string> secrets, IReadOnlyDictionary<string, string> keys)
    {
        var statements = secrets
            .GroupBy(secret => (Store: StoreOf(secret), Region: secret.Split(':')[3]))
            .OrderBy(group => group.Key)
            .SelectMany(group => Statements(group.Key.Store, group.Key.Region, [.. group.Select(secret => KeyOf(secret, keys[secret])).Distinct().Order(StringComparer.Ordinal)]))
            .ToList();
        if (role.Ownership != Ownership.Owned)
        {
            remark($"{role.Address} is not written by this application: it needs {Decrypt} on {string.Join(", ", statements.SelectMany(statement => statement.Resources).Distinct())}");
            return role;
        }

        return role with { Statements = role.Statements.Concat(statements.Select(statement => Named(statement, role))).ToEquatableList() };
    }

    private IEnumerable<PolicyStatementSpec> Statements(string store, string region, IReadOnlyList<string> keys)
    {
        var sid = store == "ssm" ? "DecryptParameters" : "DecryptSecrets";
        var viaStore = new PolicyConditionSpec("StringEquals", "kms:ViaService", EquatableList.Of($"{store}.{region}.{account.DnsSuffix}"));
        var byArn = keys.Where(key => key.Contains(":key/", StringComparison.Ordinal)).ToList();
        if (byArn.Count > 0)
            yield return new PolicyStatementSpec { Sid = sid, Actions = EquatableList.Of(Decrypt), Resources = byArn.ToEquatableList(), Conditions = EquatableList.Of(viaStore) };

        // A policy cannot name a key by its alias but by a condition, which goes on to hold when the alias is pointed at another key.
        var aliases = keys.Except(byArn).ToList();
        if (aliases.Count == 0) yield break;
        yield return new PolicyStatementSpec
        {
            Sid = $"{sid}ByAlias",
            Actions = EquatableList.Of(Decrypt),
            Resources = aliases.Select(alias => $"{alias[..alias.LastIndexOf(":alias/", StringComparison.Ordinal)]}:key/*").Distinct().ToEquatableList(),
            Conditions = EquatableList.Of(
                viaStore,
                new PolicyConditionSpec("ForAnyValue:StringEquals", "kms:ResourceAliases", aliases.Select(alias => alias[(alias.LastIndexOf(":alias/", StringComparison.Ordinal) + 1)..]).ToEquatableList())),
        };
    }

    /// <summary>The ARN of a key or alias; one without lies where its secret lies.</summary>
    private static string KeyOf(string secret, string key)
    {
        if (key.StartsWith("arn:", StringComparison.Ordinal)) return key;
        var parts = secret.Split(':');
        return $"arn:{parts[1]}:kms:{parts[3]}:{parts[4]}:{(key.StartsWith("alias/", StringComparison.Ordinal) ? key : $"key/{key}")}";
    }

    private static string StoreOf(string secret) => secret.Split(':')[2];

    /// <summary>A statement whose id no declared statement has.</summary>
    private static PolicyStatementSpec Named(PolicyStatementSpec statement, RoleSpec role)
    {
        var sid = statement.Sid!;
        while (role.Statements.Any(declared => declared.Sid == sid)) sid += "Key";
        return statement with { Sid = sid };
    }
}
