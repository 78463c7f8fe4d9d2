using Deploy.Ecs;
using Deploy.Engine.Identity;
using Deploy.Engine.Kinds;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Reading;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Checks;

/// <summary>Refuses what is somebody else's, and what should exist and does not.</summary>
public static class OwnershipCheck
{
    /// <summary>The first reason to refuse, or null.</summary>
    public static DeploymentException? Check(KindContext context, World world)
    {
        // Two of one name would each be refused as the other.
        if (context.Resources.Values.OrderBy(spec => spec.Address).Select(spec => Clash(context, spec)).FirstOrDefault(clash => clash is not null) is { } twice) return twice;
        foreach (var spec in context.Resources.Values.OrderBy(spec => spec.Address))
        {
            var snapshot = world.Snapshots.GetValueOrDefault(spec.Address);
            var refusal = snapshot is null ? Missing(context, spec) : Check(context, spec, snapshot);
            if (refusal is not null) return refusal;
        }

        return null;
    }

    /// <summary>Two resources with one name: one of them keeps a name that the template now gives to the other.</summary>
    private static DeploymentException? Clash(KindContext context, ResourceSpec spec)
    {
        if (context.Names.KeptOf(spec.Address) is not { } name) return null;
        var other = context.Resources.Values.FirstOrDefault(other => other.Address != spec.Address && other.Kind == spec.Kind && context.ArnOf(other.Address) == context.ArnOf(spec.Address));
        return other is null
            ? null
            : NotOurs(other, $"the name {name} is that of {spec.Address}, which keeps it since it was made. Give {other.Address} another name, or make {spec.Address} again under its own with --allow-replace {spec.Address}.");
    }

    /// <summary>The reason to leave something that exists alone, or null.</summary>
    public static DeploymentException? Check(KindContext context, ResourceSpec spec, Snapshot snapshot)
    {
        if (spec.Ownership == Ownership.External) return null;
        var tags = snapshot.Tags;
        if (IdentityTags.OwningStack(tags) is { } stack)
            return NotOurs(spec, $"{snapshot.Arn} belongs to the CloudFormation stack {stack}. Declare it with Ownership.External, or take it out of the stack first.");
        if (spec.Ownership == Ownership.Adopted && !tags.ContainsKey(IdentityTags.Application)) return null;
        return IdentityTags.OwnAddress(tags, context.Identity) is { } address ? OfAddress(context, spec, snapshot, address) : Refuse(context, spec, snapshot);
    }

    private static DeploymentException? Missing(KindContext context, ResourceSpec spec) => spec.Ownership == Ownership.Owned
        ? null
        : new DeploymentException(
            DeploymentOutcome.RefusedByPreflight,
            PreflightCodes.MissingReference,
            $"{spec.Address} is declared {spec.Ownership}, but {context.ArnOf(spec.Address)} does not exist. Correct its name, or let this application own it.")
        { Address = spec.Address };

    private static DeploymentException? OfAddress(KindContext context, ResourceSpec spec, Snapshot snapshot, Plan.Values.ResourceAddress address)
    {
        if (snapshot.Tags.TryGetValue(IdentityTags.Project, out var project) && project != context.Identity.Project)
        {
            return new DeploymentException(
                DeploymentOutcome.RefusedByPreflight,
                PreflightCodes.OtherProject,
                $"{snapshot.Arn} was deployed by the project {project}, which calls its application '{context.Identity.Application}' too. Give this application another name: [assembly: Deployment(\"…\")].")
            { Address = spec.Address };
        }

        return address == spec.Address || address == spec.MovedFrom
            ? null
            : NotOurs(spec, $"{snapshot.Arn} is {address} of this application. Give one of the two another name, or say [MovedFrom(\"{address}\")].");
    }

    private static DeploymentException Refuse(KindContext context, ResourceSpec spec, Snapshot snapshot)
    {
        var owner = snapshot.Tags.TryGetValue(IdentityTags.Application, out var application)
            ? $"belongs to the application '{application}', environment '{snapshot.Tags.GetValueOrDefault(IdentityTags.Environment)}'"
            : $"exists already and was not made by this application ('{context.Identity.Application}', environment '{context.Identity.Environment}')";
        return NotOurs(spec, $"{snapshot.Arn} {owner}. Use another name, or declare it with Ownership.External (only referred to) or Ownership.Adopted (taken over).");
    }

    private static DeploymentException NotOurs(ResourceSpec spec, string text) => new(DeploymentOutcome.RefusedNotOurs, $"{spec.Address}: {text}") { Address = spec.Address };
}
