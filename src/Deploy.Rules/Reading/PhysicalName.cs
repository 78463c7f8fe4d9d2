using Deploy.Ecs;
using Deploy.Plan;
using Deploy.Plan.Names;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Rules.Facts;

namespace Deploy.Rules.Reading;

/// <summary>The name that a resource will have in AWS, as far as it is known: an environment is named at deployment only.</summary>
internal static class PhysicalName
{
    /// <summary>
    /// The name from the application's template, with the stage as its environment where a stage is chosen, else without;
    /// null for external resources and for names with placeholders. An identifier (adopted resources) is the name itself. What the template
    /// makes too long is shortened, as at deployment: nobody wrote that length.
    /// </summary>
    public static string? Of(ResourceSpec resource, DeploymentPlan plan)
    {
        if (resource.Ownership == Ownership.External) return null;
        if (resource.Identifier is { } identifier) return Text.Known(NameIn(identifier));
        if (Text.Known(resource.Name) is not { } name) return null;

        // A template or a stage that is itself at fault says nothing about names.
        return plan.Stage is { } stage && NameForms.Application.Fits(stage) && NameTemplates.ErrorIn(plan.NameTemplate) is null
            ? NameLength.Fit(plan.NameTemplate.Replace("{name}", name).Replace("{environment}", stage).Replace("{application}", plan.Application), NameLimits.Of(resource.Kind))
            : name;
    }

    /// <summary>
    /// How a name that has not the given form is spoken of; null when it has, or is not known. The declared name is judged first, so that
    /// a bad one is the same finding in every stage.
    /// </summary>
    public static string? Unless(Func<string, bool> form, ResourceSpec resource, DeploymentPlan plan)
    {
        if (Of(resource, plan) is not { } physical) return null;
        if (resource.Identifier is null && Text.Known(resource.Name) is { } declared && !form(declared)) return Text.Quote(declared);
        if (form(physical)) return null;
        return physical == (resource.Identifier ?? resource.Name)
            ? Text.Quote(physical)
            : $"{Text.Quote(resource.Identifier ?? resource.Name)} (in AWS {Text.Quote(physical)}, {Number.Text(physical.Length)} characters)";
    }

    private static string NameIn(string identifier) =>
        identifier.StartsWith("arn:", StringComparison.Ordinal) ? identifier.Substring(identifier.LastIndexOf('/') + 1) : identifier;
}
