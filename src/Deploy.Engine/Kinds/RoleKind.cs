using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using Deploy.Ecs;
using Deploy.Engine.Clients;
using Deploy.Engine.Differences;
using Deploy.Engine.Identity;
using Deploy.Engine.Translation;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Kinds;

/// <summary>
/// IAM roles with one inline policy. What a role loses (a statement, a managed policy, freedom by a boundary) it loses after the
/// rollouts, because tasks of the earlier revision still use it.
/// </summary>
public sealed class RoleKind : IKind<RoleSpec>
{
    private const string PolicyName = "deploy-ecs";
    private const int MaximumNameLength = 64;

    /// <inheritdoc/>
    public string ArnOf(RoleSpec spec, KindContext context) =>
        context.Account.GlobalArn("iam", $"role{(spec.Ownership == Ownership.Owned ? context.Identity.IamPath : "/")}{NameOf(spec, context)}");

    /// <inheritdoc/>
    public Task<IReadOnlyList<Snapshot<RoleSpec>>> ReadAsync(IReadOnlyList<RoleSpec> specs, KindContext context, CancellationToken cancellationToken) =>
        Concurrently.SelectFoundAsync(specs, async spec =>
        {
            try
            {
                var reply = await context.Aws.Iam.GetRoleAsync(new GetRoleRequest { RoleName = NameOf(spec, context) }, cancellationToken);
                return await ReadAsync(reply.Role, spec.Name, spec.Ownership == Ownership.External, context, cancellationToken);
            }
            catch (NoSuchEntityException)
            {
                return null;
            }
        });

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Snapshot<RoleSpec>>> DiscoverAsync(IReadOnlyList<RoleSpec> known, KindContext context, CancellationToken cancellationToken)
    {
        var knownNames = known.Select(spec => NameOf(spec, context)).ToHashSet(StringComparer.Ordinal);
        var others = new List<string>();
        string? marker = null;
        do
        {
            var page = await context.Aws.Iam.ListRolesAsync(new ListRolesRequest { PathPrefix = context.Identity.IamPath, Marker = marker }, cancellationToken);
            others.AddRange((page.Roles ?? []).Select(role => role.RoleName).Where(name => !knownNames.Contains(name)));
            marker = page.IsTruncated == true ? page.Marker : null;
        }
        while (marker is not null);

        return await Concurrently.SelectFoundAsync(others, async name =>
        {
            // A list of roles tells no tags.
            var role = (await context.Aws.Iam.GetRoleAsync(new GetRoleRequest { RoleName = name }, cancellationToken)).Role;
            return IdentityTags.OwnAddress(Tags(role), context.Identity) is { } address
                ? await ReadAsync(role, address.Name, external: false, context, cancellationToken)
                : null;
        });
    }

    /// <inheritdoc/>
    public RoleSpec Normalise(RoleSpec spec, KindContext context) => spec with
    {
        Description = spec.Description is "" ? null : spec.Description,
        Statements = PolicyText.Normalise(spec.Statements),
        ManagedPolicyArns = spec.ManagedPolicyArns.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToEquatableList(),
    };

    /// <inheritdoc/>
    public IReadOnlyList<PropertyChange> Compare(RoleSpec desired, Snapshot<RoleSpec> actual, KindContext context)
    {
        var normal = Normalise(desired, context);
        var lost = PermissionSet.Lost(actual.Actual.Statements, normal.Statements).Select(statement => $"{nameof(RoleSpec.Statements)}[{statement.Sid}]").ToHashSet(StringComparer.Ordinal);
        var changes = SpecComparer.Compare(normal with { ManagedPolicyArns = actual.Actual.ManagedPolicyArns }, actual.Actual, _ => ChangeImpact.InPlace)
            .Select(change => change.Path switch
            {
                nameof(RoleSpec.PermissionsBoundary) => change with { AfterRollout = desired.PermissionsBoundary is not null },
                // A statement that went away or only became narrower waits; one that changed otherwise is widened first.
                _ when IsNarrowed(change.Path, actual.Actual, normal) => change with { AfterRollout = true },
                _ => change,
            })
            .ToList();
        if (!desired.ManagedElsewhere.Contains(nameof(RoleSpec.Statements)))
        {
            changes.AddRange(lost.Where(path => !IsNarrowed(path, actual.Actual, normal))
                .Select(path => new PropertyChange(path, "what only the earlier statement allows", null, ChangeImpact.InPlace) { AfterRollout = true }));
        }

        if (!desired.ManagedElsewhere.Contains(nameof(RoleSpec.ManagedPolicyArns)))
        {
            changes.AddRange(normal.ManagedPolicyArns.Except(actual.Actual.ManagedPolicyArns)
                .Select(arn => new PropertyChange(nameof(RoleSpec.ManagedPolicyArns), null, arn, ChangeImpact.InPlace)));
            changes.AddRange(actual.Actual.ManagedPolicyArns.Except(normal.ManagedPolicyArns)
                .Select(arn => new PropertyChange(nameof(RoleSpec.ManagedPolicyArns), arn, null, ChangeImpact.InPlace) { AfterRollout = true }));
        }

        return changes;
    }

    /// <inheritdoc/>
    public async Task<Applied> CreateAsync(RoleSpec desired, KindContext context, CancellationToken cancellationToken)
    {
        var name = NameOf(desired, context);
        var reply = await context.Aws.Iam.CreateRoleAsync(
            new CreateRoleRequest
            {
                RoleName = name,
                Path = context.Identity.IamPath,
                AssumeRolePolicyDocument = PolicyText.Trust(desired.TrustedService, context.Account.AccountId),
                Description = desired.Description is "" ? null : desired.Description,
                PermissionsBoundary = desired.PermissionsBoundary,
                Tags = Write(context.TagsFor(desired)),
            },
            cancellationToken);
        if (desired.Statements.Count > 0) await PutPolicyAsync(name, desired.Statements, context, cancellationToken);
        foreach (var arn in desired.ManagedPolicyArns) await AttachAsync(name, arn, context, cancellationToken);
        return new Applied(reply.Role.Arn);
    }

    /// <inheritdoc/>
    public bool IsTaken(AmazonServiceException error) => error is EntityAlreadyExistsException;

    /// <summary>The role is not seen yet, or its policy is gone by a try whose answer was lost. A managed policy that does not exist is a verdict.</summary>
    public bool IsTooEarly(AmazonServiceException error) =>
        error is NoSuchEntityException && !error.Message.Contains("attachable", StringComparison.OrdinalIgnoreCase);

    /// <summary>IAM changes one thing at a time, and deletes a role when it has seen what was taken off it.</summary>
    public bool IsBusy(AmazonServiceException error) => error is ConcurrentModificationException or DeleteConflictException;

    /// <inheritdoc/>
    public async Task<Applied> UpdateAsync(
        RoleSpec desired, Snapshot<RoleSpec> actual, IReadOnlyList<PropertyChange> changes, KindContext context, CancellationToken cancellationToken)
    {
        var name = NameOf(desired, context);
        if (changes.Touch(nameof(RoleSpec.Description)))
            await context.Aws.Iam.UpdateRoleAsync(new UpdateRoleRequest { RoleName = name, Description = desired.Description ?? "" }, cancellationToken);
        if (changes.Touch(nameof(RoleSpec.TrustedService)))
        {
            await context.Aws.Iam.UpdateAssumeRolePolicyAsync(
                new UpdateAssumeRolePolicyRequest { RoleName = name, PolicyDocument = PolicyText.Trust(desired.TrustedService, context.Account.AccountId) }, cancellationToken);
        }

        await UpdateStatementsAsync(name, Normalise(desired, context), actual.Actual, changes, context, cancellationToken);
        foreach (var change in changes.Where(change => change.Path == nameof(RoleSpec.ManagedPolicyArns)))
        {
            if (change.After is { } attached) await AttachAsync(name, attached, context, cancellationToken);
            else await context.Aws.Iam.DetachRolePolicyAsync(new DetachRolePolicyRequest { RoleName = name, PolicyArn = change.Before }, cancellationToken);
        }

        if (changes.Touch(nameof(RoleSpec.PermissionsBoundary)))
        {
            if (desired.PermissionsBoundary is { } boundary)
                await context.Aws.Iam.PutRolePermissionsBoundaryAsync(new PutRolePermissionsBoundaryRequest { RoleName = name, PermissionsBoundary = boundary }, cancellationToken);
            else await context.Aws.Iam.DeleteRolePermissionsBoundaryAsync(new DeleteRolePermissionsBoundaryRequest { RoleName = name }, cancellationToken);
        }

        if (changes.TouchTags())
        {
            var (set, remove) = IdentityTags.Change(context.TagsFor(desired), actual.Tags);
            if (set.Count > 0) await context.Aws.Iam.TagRoleAsync(new TagRoleRequest { RoleName = name, Tags = Write(set) }, cancellationToken);
            if (remove.Count > 0) await context.Aws.Iam.UntagRoleAsync(new UntagRoleRequest { RoleName = name, TagKeys = [.. remove] }, cancellationToken);
        }

        return new Applied(actual.Arn);
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(Snapshot<RoleSpec> actual, KindContext context, CancellationToken cancellationToken)
    {
        var name = actual.Arn[(actual.Arn.LastIndexOf('/') + 1)..];
        foreach (var arn in await AttachedAsync(name, context, cancellationToken))
            await context.Aws.Iam.DetachRolePolicyAsync(new DetachRolePolicyRequest { RoleName = name, PolicyArn = arn }, cancellationToken);
        var policies = await context.Aws.Iam.ListRolePoliciesAsync(new ListRolePoliciesRequest { RoleName = name }, cancellationToken);
        foreach (var policy in policies.PolicyNames ?? [])
            await context.Aws.Iam.DeleteRolePolicyAsync(new DeleteRolePolicyRequest { RoleName = name, PolicyName = policy }, cancellationToken);
        await context.Aws.Iam.DeleteRoleAsync(new DeleteRoleRequest { RoleName = name }, cancellationToken);
    }

    private static async Task UpdateStatementsAsync(
        string name, RoleSpec desired, RoleSpec actual, IReadOnlyList<PropertyChange> changes, KindContext context, CancellationToken cancellationToken)
    {
        var written = changes.Where(change => new[] { change }.Touch(nameof(RoleSpec.Statements))).ToList();
        if (written.Count == 0) return;
        IReadOnlyList<PolicyStatementSpec> statements = written.Any(change => change.AfterRollout) ? desired.Statements : PermissionSet.Union(actual.Statements, desired.Statements);
        if (statements.Count > 0) await PutPolicyAsync(name, statements, context, cancellationToken);
        else await context.Aws.Iam.DeleteRolePolicyAsync(new DeleteRolePolicyRequest { RoleName = name, PolicyName = PolicyName }, cancellationToken);
    }

    private static async Task<Snapshot<RoleSpec>> ReadAsync(Role role, string declaredName, bool external, KindContext context, CancellationToken cancellationToken) => new()
    {
        Arn = role.Arn,
        Tags = Tags(role),
        Actual = new RoleSpec
        {
            Name = declaredName,
            TrustedService = PolicyText.TrustedService(Decode(role.AssumeRolePolicyDocument), context.Account.AccountId),
            Description = role.Description is "" ? null : role.Description,
            PermissionsBoundary = role.PermissionsBoundary?.PermissionsBoundaryArn,
            Statements = external ? EquatableList<PolicyStatementSpec>.Empty : PolicyText.Read(await PolicyAsync(role.RoleName, context, cancellationToken)),
            ManagedPolicyArns = external ? EquatableList<string>.Empty : (await AttachedAsync(role.RoleName, context, cancellationToken)).Order(StringComparer.Ordinal).ToEquatableList(),
        },
    };

    private static async Task<string?> PolicyAsync(string role, KindContext context, CancellationToken cancellationToken)
    {
        try
        {
            var reply = await context.Aws.Iam.GetRolePolicyAsync(new GetRolePolicyRequest { RoleName = role, PolicyName = PolicyName }, cancellationToken);
            return Decode(reply.PolicyDocument);
        }
        catch (NoSuchEntityException)
        {
            return null;
        }
    }

    private static async Task<List<string>> AttachedAsync(string role, KindContext context, CancellationToken cancellationToken)
    {
        var arns = new List<string>();
        string? marker = null;
        do
        {
            var page = await context.Aws.Iam.ListAttachedRolePoliciesAsync(new ListAttachedRolePoliciesRequest { RoleName = role, Marker = marker }, cancellationToken);
            arns.AddRange((page.AttachedPolicies ?? []).Select(policy => policy.PolicyArn));
            marker = page.IsTruncated == true ? page.Marker : null;
        }
        while (marker is not null);
        return arns;
    }

    private static Task PutPolicyAsync(string name, IReadOnlyList<PolicyStatementSpec> statements, KindContext context, CancellationToken cancellationToken) =>
        context.Aws.Iam.PutRolePolicyAsync(new PutRolePolicyRequest { RoleName = name, PolicyName = PolicyName, PolicyDocument = PolicyText.Write(statements) }, cancellationToken);

    private static Task AttachAsync(string name, string arn, KindContext context, CancellationToken cancellationToken) =>
        context.Aws.Iam.AttachRolePolicyAsync(new AttachRolePolicyRequest { RoleName = name, PolicyArn = arn }, cancellationToken);

    private static bool IsNarrowed(string path, RoleSpec before, RoleSpec after)
    {
        var (old, now) = (StatementAt(path, before), StatementAt(path, after));
        return old is not null && (now is null || PermissionSet.Covers(old, now));
    }

    private static PolicyStatementSpec? StatementAt(string path, RoleSpec spec) =>
        spec.Statements.FirstOrDefault(statement => path.StartsWith($"{nameof(RoleSpec.Statements)}[{statement.Sid}]", StringComparison.Ordinal));

    private static string NameOf(RoleSpec spec, KindContext context) => NameLength.Fit(context.Names.Of(spec), MaximumNameLength);

    private static IReadOnlyDictionary<string, string> Tags(Role role) => (role.Tags ?? []).ToDictionary(tag => tag.Key, tag => tag.Value ?? "", StringComparer.Ordinal);

    private static List<Tag> Write(IEnumerable<KeyValuePair<string, string>> tags) => tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value }).ToList();

    // IAM answers with URL-encoded documents.
    private static string? Decode(string? document) => document is null ? null : Uri.UnescapeDataString(document);
}
