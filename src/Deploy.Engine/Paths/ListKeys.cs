namespace Deploy.Engine.Paths;

/// <summary>The members that name an element of a list in a property's path, in the order in which they are looked for.</summary>
public static class ListKeys
{
    /// <summary>Names of members.</summary>
    public static IReadOnlyList<string> All { get; } = ["Key", "Name", "TargetGroup", "ContainerPort", "RulePriority", "Sid"];
}
