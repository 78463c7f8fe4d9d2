using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using Deploy.Ecs;
using Deploy.Engine.Clients;
using Deploy.Engine.Differences;
using Deploy.Engine.Identity;
using Deploy.Engine.Translation;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Kinds.Roles;

/// <summary>
/// IAM roles with one inline policy. They are global: name, path and tags carry the Region that uses them. What a role loses (a statement, a managed policy, freedom by a boundary) it loses after the
/// rollouts, because tasks of the earlier revision still use it.
/// </summary>
public sealed class RoleKind : Kind<RoleSpec>
{
    /// <inheritdoc/>
    public override bool IsGlobal => true;

    /// <inheritdoc/>
    public override StringComparer TagKeys => StringComparer.OrdinalIgnoreCase;

    /// <inheritdoc/>
    protected override string NameOf(RoleSpec spec, KindContext context) => context.Names.Of(spec, $"-{context.Account.Region}");

    /// <inheritdoc/>
    protected override string ArnOf(RoleSpec spec, KindContext context) =>
        context.Account.GlobalArn("iam", $"role{(spec.Ownership == Ownership.Owned ? context.Identity.IamPath : "/")}{NameOf(spec, context)}");

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<Snapshot<RoleSpec>>> ReadAsync(IReadOnlyList<RoleSpec> specs, KindContext context, CancellationToken cancellationToken)
    {
        // The search has listed them a moment ago.
        var listed = !specs.Any(IsInOurPath) ? []
            : context.StateOf<ListedRoles>().Take() ?? await RoleReader.NamesAsync(context, cancellationToken);
        return await Concurrently.SelectFoundAsync(specs, async spec =>
        {
            var name = NameOf(spec, context);
            if (!IsInOurPath(spec)) return await RoleReader.ReadReferredAsync(spec, name, context, cancellationToken);
            return listed.Contains(name) && await RoleReader.FindListedAsync(name, context, cancellationToken) is { } role
                ? await RoleReader.ReadAsync(role, spec.Name, external: false, context, cancellationToken)
                : null;
        });
    }

    /// <summary>A role of this name may lie outside our path, where no list of ours shows it.</summary>
    protected override async Task<Snapshot<RoleSpec>?> ReadHolderAsync(RoleSpec desired, KindContext context, CancellationToken cancellationToken) =>
        await RoleReader.FindAsync(NameOf(desired, context), context, cancellationToken) is { } role
            ? await RoleReader.ReadAsync(role, desired.Name, external: false, context, cancellationToken)
            : null;

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<TaggedResource>> FindAsync(IReadOnlyList<RoleSpec> known, KindContext context, CancellationToken cancellationToken)
    {
        var names = await RoleReader.NamesAsync(context, cancellationToken);
        context.StateOf<ListedRoles>().Keep(names);
        var listed = names.Select(name => context.Account.GlobalArn("iam", $"role{context.Identity.IamPath}{name}")).ToList();
        var (found, others) = KnownResources.Divide(known, ArnOf, listed, arn => arn, context);
        // A list of roles tells no tags.
        var roles = await Concurrently.SelectFoundAsync(others, arn => RoleReader.FindListedAsync(ResourceArn.NameIn(arn), context, cancellationToken));
        return [.. found, .. KnownResources.Own(roles, role => role.Arn, RoleReader.Tags, context)];
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<Snapshot>> ReadFoundAsync(IReadOnlyList<TaggedResource> found, KindContext context, CancellationToken cancellationToken) =>
        await Concurrently.SelectFoundAsync(found, async resource =>
            await RoleReader.FindListedAsync(ResourceArn.NameIn(resource.Arn), context, cancellationToken) is { } role
            && IdentityTags.OwnAddress(RoleReader.Tags(role), context.Identity) is { } address
                ? await RoleReader.ReadAsync(role, address.Name, external: false, context, cancellationToken)
                : null);

    /// <inheritdoc/>
    protected override RoleSpec Normalise(RoleSpec spec, KindContext context) => spec with
    {
        Description = spec.Description is "" ? null : spec.Description,
        Statements = PolicyText.Normalise(spec.Statements),
        ManagedPolicyArns = spec.ManagedPolicyArns.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToEquatableList(),
    };

    /// <inheritdoc/>
    protected override IReadOnlyList<PropertyChange> Compare(RoleSpec desired, Snapshot<RoleSpec> actual, KindContext context)
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
    protected override async Task<Applied> CreateAsync(RoleSpec desired, KindContext context, CancellationToken cancellationToken)
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
                Tags = RoleWriter.Write(context.TagsFor(desired)),
            },
            cancellationToken);
        if (desired.Statements.Count > 0) await RoleWriter.PutPolicyAsync(name, desired.Statements, isNew: true, context, cancellationToken);
        foreach (var arn in desired.ManagedPolicyArns) await RoleWriter.AttachAsync(name, arn, isNew: true, context, cancellationToken);
        return new Applied(reply.Role.Arn);
    }

    /// <summary>The role is not seen yet, or its policy is gone by a try whose answer was lost. A managed policy that does not exist is a verdict.</summary>
    public override bool IsTooEarly(AmazonServiceException error) =>
        error is NoSuchEntityException && !error.Message.Contains("attachable", StringComparison.OrdinalIgnoreCase);

    /// <summary>IAM changes one thing at a time, and deletes a role when it has seen what was taken off it.</summary>
    public override bool IsBusy(AmazonServiceException error) => error is ConcurrentModificationException or DeleteConflictException;

    /// <inheritdoc/>
    protected override async Task<Applied> UpdateAsync(
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

        await RoleWriter.UpdateStatementsAsync(name, Normalise(desired, context), actual.Actual, changes, context, cancellationToken);
        foreach (var change in changes.Where(change => change.Path == nameof(RoleSpec.ManagedPolicyArns)))
        {
            if (change.After is { } attached) await RoleWriter.AttachAsync(name, attached, isNew: false, context, cancellationToken);
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
            await ServiceTags.UpdateAsync(
                context.TagsFor(desired), actual.Tags,
                set => context.Aws.Iam.TagRoleAsync(
                    new TagRoleRequest { RoleName = name, Tags = RoleWriter.Write(set) }, cancellationToken),
                keys => context.Aws.Iam.UntagRoleAsync(new UntagRoleRequest { RoleName = name, TagKeys = keys }, cancellationToken),
                TagKeys);
        }

        return new Applied(actual.Arn);
    }

    /// <inheritdoc/>
    protected override async Task DeleteAsync(Snapshot<RoleSpec> actual, KindContext context, CancellationToken cancellationToken)
    {
        var name = ResourceArn.NameIn(actual.Arn);
        foreach (var arn in await RoleReader.AttachedAsync(name, context, cancellationToken))
            await context.Aws.Iam.DetachRolePolicyAsync(new DetachRolePolicyRequest { RoleName = name, PolicyArn = arn }, cancellationToken);
        var policies = await context.Aws.Iam.ListRolePoliciesAsync(new ListRolePoliciesRequest { RoleName = name }, cancellationToken);
        foreach (var policy in policies.PolicyNames ?? [])
            await context.Aws.Iam.DeleteRolePolicyAsync(new DeleteRolePolicyRequest { RoleName = name, PolicyName = policy }, cancellationToken);
        await context.Aws.Iam.DeleteRoleAsync(new DeleteRoleRequest { RoleName = name }, cancellationToken);
    }

    private static bool IsInOurPath(RoleSpec spec) => spec.Ownership == Ownership.Owned;

    private static bool IsNarrowed(string path, RoleSpec before, RoleSpec after)
    {
        var (old, now) = (StatementAt(path, before), StatementAt(path, after));
        return old is not null && (now is null || PermissionSet.Covers(old, now));
    }

    private static PolicyStatementSpec? StatementAt(string path, RoleSpec spec) =>
        spec.Statements.FirstOrDefault(statement => path.StartsWith($"{nameof(RoleSpec.Statements)}[{statement.Sid}]", StringComparison.Ordinal));
}
