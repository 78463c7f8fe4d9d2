using Deploy.Generators.Planning.Origins;
using Deploy.Generators.Planning.Staging;
using Deploy.Plan.Paths;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Generators.Planning.Kinds;

/// <summary>Details that every kind of resource can have.</summary>
internal static class CommonDetails
{
    /// <summary>What a resource is rather than what it is like: nothing else can manage that.</summary>
    private static readonly string[] Identity =
    [
        nameof(ResourceSpec.Kind), nameof(ResourceSpec.Name), nameof(ResourceSpec.Address), nameof(ResourceSpec.Ownership),
        nameof(ResourceSpec.Identifier), nameof(ResourceSpec.Owner), nameof(ResourceSpec.MovedFrom), nameof(ResourceSpec.ManagedElsewhere),
    ];

    public static EquatableList<TagSpec> Tags(ClassDeclarations type, OriginRecorder origins)
    {
        var tags = new List<TagSpec>();
        foreach (var tag in type.Details("Tag"))
        {
            var key = tag.Text("Key") ?? "";
            var read = new PropertyReader(tag, origins, $"{nameof(ResourceSpec.Tags)}[{key}]", nameof(TagSpec.Key));
            tags.Add(new TagSpec(key, read.Text(nameof(TagSpec.Value)) ?? ""));
        }

        return tags.ToEquatableList();
    }

    /// <summary>The old address of the resource's own kind.</summary>
    public static ResourceAddress? MovedFrom(ResourceDraft draft)
    {
        foreach (var detail in draft.Type.Details("MovedFrom"))
        {
            if (OldAddress(detail) is not { } old || old.Kind != draft.Address.Kind) continue;
            new PropertyReader(detail, draft.Origins, nameof(ResourceSpec.MovedFrom), "Address");
            return old;
        }

        return null;
    }

    /// <summary>The old name of the resource of a kind on a class, from which what it brings along had its name too; null: it has not moved.</summary>
    public static string? OldName(ClassDeclarations type, string kind) =>
        type.Details("MovedFrom").Select(OldAddress).FirstOrDefault(old => old?.Kind == kind)?.Name;

    /// <summary>The address that a <c>[MovedFrom]</c> names, or null where it is none.</summary>
    public static ResourceAddress? OldAddress(Declaration detail)
    {
        var text = detail.Text("Address") ?? "";
        var slash = text.IndexOf('/');
        return slash <= 0 || slash == text.Length - 1 ? null : ResourceAddress.Parse(text);
    }

    /// <summary>The properties of the spec that something else manages, under the spec's names.</summary>
    public static EquatableList<string> ManagedElsewhere(ResourceDraft draft, ResourceSpec spec)
    {
        var properties = new List<string>();
        foreach (var detail in draft.Type.Details("ManagedElsewhere").Where(draft.IsMeantBy))
        {
            if (detail.Text("Property") is not { } named || SpecProperty(draft, spec, named) is not { } property) continue;
            new PropertyReader(detail, draft.Origins, $"{nameof(ResourceSpec.ManagedElsewhere)}[{property}]", "Property");
            properties.Add(property);
        }

        return properties.Distinct().ToEquatableList();
    }

    // Users name the attribute's property; the plan has AWS's field name, which can be another one.
    private static string? SpecProperty(ResourceDraft draft, ResourceSpec spec, string named)
    {
        if (Identity.Contains(named)) return null;
        var property = draft.Read.RenamedPropertyOf(named) ?? named;
        return PropertyPath.Exists(spec.GetType(), property) ? PropertyPath.Of(spec.GetType(), property) : null;
    }
}
