using Deploy.Engine.Differences;
using Deploy.Engine.Paths;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Kinds;

/// <summary>Questions that kinds ask about the changes that they are to write.</summary>
internal static class PropertyChanges
{
    /// <summary>True where the property, or anything within it, is among the changes.</summary>
    public static bool Touch(this IEnumerable<PropertyChange> changes, string property) =>
        changes.Any(change => PropertyPath.IsWithin(change.Path, property));

    /// <summary>True where the tags are to be made equal.</summary>
    public static bool TouchTags(this IEnumerable<PropertyChange> changes) => changes.Touch(nameof(ResourceSpec.Tags));
}
