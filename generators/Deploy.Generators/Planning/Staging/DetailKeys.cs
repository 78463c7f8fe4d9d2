using Deploy.Generators.Model;

namespace Deploy.Generators.Planning.Staging;

/// <summary>By which arguments an attribute of a stage finds the base attribute that it overrides.</summary>
internal static class DetailKeys
{
    /// <summary>Attributes of which a class has a list: a stage's list replaces the base's as a whole.</summary>
    private static readonly HashSet<string> Lists = new(StringComparer.Ordinal) { "ExpireImages", "Allow", "ManagedPolicy" };

    /// <summary>Details of a container; the container's name is a part of their key.</summary>
    private static readonly Dictionary<string, string[]> OfContainers = new(StringComparer.Ordinal)
    {
        ["Port"] = ["ContainerPort", "Protocol"],
        ["Environment"] = ["Name"],
        ["Secret"] = ["Name"],
        ["HealthCheck"] = [],
        ["AwsLogs"] = [],
    };

    private static readonly Dictionary<string, string[]> Others = new(StringComparer.Ordinal)
    {
        ["Container"] = ["Name"],
        ["Tag"] = ["Key"],
        ["Network"] = ["For"],
        ["TargetGroup"] = ["TargetGroup", "Container", "Port"],
        ["ManagedElsewhere"] = ["Property", "For"],
        ["MovedFrom"] = ["Address"],
        ["AllowRule"] = ["RuleId"],
    };

    public static bool IsList(AttributeModel attribute) => Lists.Contains(attribute.Name);

    /// <summary>The key within the class: equal keys mean the same thing. An attribute that is in no table stands once on a class.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="type">The attributes of its class, in all stages.</param>
    /// <param name="defaultContainer">The container that a detail belongs to when it names none.</param>
    public static string Of(AttributeModel attribute, AttributedClass type, string defaultContainer)
    {
        if (OfContainers.TryGetValue(attribute.Name, out var parts))
            return Join(attribute, parts, attribute.Text("Container") ?? defaultContainer);
        if (attribute.Name == "Network" && !NeedsFor(type)) return attribute.Name;

        // AWS's names are read whatever their case.
        if (attribute.Name == "Raw") return Join(attribute, ["Container", "For"], attribute.Text("Path")?.ToUpperInvariant() ?? "");
        if (IsList(attribute)) return Join(attribute, ["Role"], "");
        return Join(attribute, Others.TryGetValue(attribute.Name, out var others) ? others : [], "");
    }

    /// <summary>
    /// What two attributes have in common that AWS keeps apart by a property which a stage may also change: a target group that gets two
    /// ports. Null where there is no such thing.
    /// </summary>
    public static string? Family(AttributeModel attribute) =>
        attribute.Name == "TargetGroup" ? $"{attribute.Name}\u001f{attribute.Text("TargetGroup")}" : null;

    /// <summary>Whether an attribute says which one of its family it is.</summary>
    public static bool NamesOne(AttributeModel attribute) => attribute.Find("Port") is not null || attribute.Find("Container") is not null;

    private static bool NeedsFor(AttributedClass type) =>
        type.Attributes.Any(other => other.Name == "Service") && type.Attributes.Any(other => other.Name == "Schedule");

    private static string Join(AttributeModel attribute, string[] parts, string container)
    {
        var key = $"{attribute.Name}\u001f{container}";
        foreach (var part in parts) key += $"\u001f{TextOf(attribute.Find(part))}";
        return key;
    }

    private static string TextOf(ArgumentValue? value) => value switch
    {
        TextValue text => text.Text,
        NumberValue number => number.Number.ToString(System.Globalization.CultureInfo.InvariantCulture),

        // The defaults of For, Role and Protocol: naming them is the same as leaving them out.
        ChoiceValue { Member: "Only" or "TaskRole" or "Tcp" } => "",
        ChoiceValue choice => choice.Member,
        _ => "",
    };
}
