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

        // What left the plan is deleted: only if it was ours.
        return world.Vanished.Select(snapshot => OfProject(context, snapshot.Address, snapshot)).FirstOrDefault(refusal => refusal is not null);
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
        if (spec.Ownership == Ownership.External) return OwnerCheck.Check(spec, snapshot);
        var tags = snapshot.Tags;
        if (IdentityTags.OwningStack(tags) is { } stack)
            return NotOurs(spec, $"{snapshot.Arn} belongs to the CloudFormation stack {stack}. Declare it with Ownership.External, or take it out of the stack first.");
        if (spec.Ownership == Ownership.Adopted && !tags.ContainsKey(IdentityTags.Application)) return null;
        return IdentityTags.OwnAddress(tags, context.Identity) is { } address ? OfAddress(context, spec, snapshot, address) : Refuse(context, spec, snapshot);
    }

    // What other projects make is looked at by itself.
    private static DeploymentException? Missing(KindContext context, ResourceSpec spec) => spec.Ownership == Ownership.Owned || spec.Owner is not null
        ? null
        : new DeploymentException(
            DeploymentOutcome.RefusedByPreflight,
            PreflightCodes.MissingReference,
            $"{spec.Address} is declared {spec.Ownership}, but {context.ArnOf(spec.Address)} does not exist. {LocalHelp.For(spec, context) ?? "Correct its name, or let this application own it."}")
        { Address = spec.Address };

    private static DeploymentException? OfAddress(KindContext context, ResourceSpec spec, Snapshot snapshot, Plan.Values.ResourceAddress address)
    {
        if (OfProject(context, spec.Address, snapshot) is { } refusal) return refusal;
        return address == spec.Address || address == spec.MovedFrom
            ? null
            : NotOurs(spec, $"{snapshot.Arn} is {address} of this application. Give one of the two another name, or say [MovedFrom(\"{address}\")].");
    }

    /// <summary>The reason to leave alone what another project deployed under the name of this application, or null.</summary>
    private static DeploymentException? OfProject(KindContext context, Plan.Values.ResourceAddress address, Snapshot snapshot)
    {
        var identity = context.Identity;
        if (!snapshot.Tags.TryGetValue(IdentityTags.Project, out var project) || project == identity.Project || project == identity.FormerProject) return null;
        return new DeploymentException(
            DeploymentOutcome.RefusedByPreflight,
            PreflightCodes.OtherProject,
            $"{snapshot.Arn} was deployed by the project {project}, which calls its application '{identity.Application}' too. "
            + $"If that is this project's former name, declare {Renamed(identity.Application, project)} to take over what it deployed. "
            + $"If both go on, give this one names of its own: [assembly: Deployment(\"{Other(identity)}\", NameTemplate = \"{{application}}-{{name}}-{{environment}}\")].")
        { Address = address };
    }

    private static string Renamed(string application, string project) => $"[assembly: Deployment(\"{application}\", FormerProject = \"{project}\")]";

    /// <summary>A name for an application that takes its own from no other project.</summary>
    private static string Other(EnvironmentIdentity identity)
    {
        var name = Plan.Values.KebabCase.Of(new string([.. identity.Project.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_')])).Trim('-');
        return name.Length > 0 && name != identity.Application ? name : $"{identity.Application}-2";
    }

    private static DeploymentException Refuse(KindContext context, ResourceSpec spec, Snapshot snapshot)
    {
        var owner = snapshot.Tags.TryGetValue(IdentityTags.Application, out var application)
            ? $"belongs to the application '{application}', environment '{snapshot.Tags.GetValueOrDefault(IdentityTags.Environment)}'{InRegion(snapshot)}"
            : snapshot.Tags.ContainsKey(IdentityTags.StandIn) ? "is a stand-in, which the local AWS made because an application refers to it"
            : $"exists already and was not made by this application ('{context.Identity.Application}', environment '{context.Identity.Environment}')";
        return NotOurs(spec, $"{snapshot.Arn} {owner}. Use another name, or declare it with Ownership.External (only referred to) or Ownership.Adopted (taken over).{Hint(context, snapshot)}");
    }

    /// <summary>An application that has no name of its own is called as its project: renaming the project renames both.</summary>
    private static string Hint(KindContext context, Snapshot snapshot)
    {
        var (tags, identity) = (snapshot.Tags, context.Identity);
        return tags.TryGetValue(IdentityTags.Application, out var application) && application != identity.Application
            && tags.TryGetValue(IdentityTags.Project, out var project) && project != identity.Project
            && tags.GetValueOrDefault(IdentityTags.Environment) == identity.Environment
            ? $" If {project} is this project's former name, declare {Renamed(application, project)}."
            : "";
    }

    private static string InRegion(Snapshot snapshot) => snapshot.Tags.TryGetValue(IdentityTags.Region, out var region) ? $", Region '{region}'" : "";

    private static DeploymentException NotOurs(ResourceSpec spec, string text) => new(DeploymentOutcome.RefusedNotOurs, $"{spec.Address}: {text}") { Address = spec.Address };
}
