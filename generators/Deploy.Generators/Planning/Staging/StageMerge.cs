using Deploy.Generators.Model;

namespace Deploy.Generators.Planning.Staging;

/// <summary>Lays the attributes of a stage over the base's. Only here is it known which properties an attribute sets.</summary>
internal static class StageMerge
{
    public const string StageArgument = "Stage";

    /// <summary>The argument with which a stage takes away what the base declares.</summary>
    public const string RemoveArgument = "Remove";

    private const string ContainerAttribute = "Container";

    /// <summary>What a class declares in a stage; null: in the base.</summary>
    public static ClassDeclarations Merge(AttributedClass type, string application, string? stage)
    {
        var basis = Base(type);
        if (stage is null) return new ClassDeclarations(type, application, basis, basis, []);
        var removed = new List<Declaration>();
        return new ClassDeclarations(type, application, basis, Merge(type, basis, stage, removed), removed);
    }

    /// <summary>Pairs of attributes of one key and stage: the second one says nothing.</summary>
    public static IEnumerable<AttributeModel> Duplicates(AttributedClass type)
    {
        var container = ClassDeclarations.DefaultContainerOf(Base(type).Where(declaration => declaration.Name == ContainerAttribute));
        return type.Attributes
            .Where(attribute => !DetailKeys.IsList(attribute))
            .GroupBy(attribute => (DetailKeys.Of(attribute, type, container), attribute.Text(StageArgument)))
            .SelectMany(group => group.Skip(1));
    }

    /// <summary>Whether the base has what an attribute of a stage is about.</summary>
    public static bool OverridesBase(AttributedClass type, AttributeModel attribute)
    {
        var basis = Base(type);
        var container = ClassDeclarations.DefaultContainerOf(basis.Where(declaration => declaration.Name == ContainerAttribute));
        var indexes = new HashSet<int>(basis.Select(declaration => declaration.Place.Index));
        var targets = new OverrideTargets(type.Attributes.Where(other => indexes.Contains(other.Index)), other => DetailKeys.Of(other, type, container));
        var ofStage = type.Attributes.Where(other => other.Text(StageArgument) == attribute.Text(StageArgument)).ToArray();
        return targets.Of(attribute, ofStage).Any(targets.Has);
    }

    private static List<Declaration> Base(AttributedClass type)
    {
        var attributes = type.Attributes.Where(attribute => attribute.Text(StageArgument) is null && !Removes(attribute)).ToArray();
        var containers = attributes.Where(IsContainer).Select(attribute => new Declaration(type.Reference.MetadataName, attribute));
        var container = ClassDeclarations.DefaultContainerOf(containers);
        var known = new HashSet<string>(StringComparer.Ordinal);
        return [.. attributes
            .Where(attribute => DetailKeys.IsList(attribute) || known.Add(DetailKeys.Of(attribute, type, container)))
            .Select(attribute => new Declaration(type.Reference.MetadataName, attribute))];
    }

    private static List<Declaration> Merge(AttributedClass type, List<Declaration> basis, string stage, List<Declaration> removed)
    {
        var ofBase = type.Attributes.ToDictionary(attribute => attribute.Index);
        var ofStage = type.Attributes.Where(attribute => attribute.Text(StageArgument) == stage).ToArray();

        // Containers first: which one is the default decides what a detail without a name belongs to.
        var merged = new List<Declaration>();
        var container = ClassDeclarations.ImplicitContainer;
        foreach (var isContainer in new[] { true, false })
        {
            var entries = basis
                .Where(declaration => (declaration.Name == ContainerAttribute) == isContainer)
                .Select(declaration => (Attribute: ofBase[declaration.Place.Index], Declaration: declaration))
                .ToArray();
            var overrides = ofStage.Where(attribute => IsContainer(attribute) == isContainer).ToArray();
            merged.AddRange(Overlay(entries, overrides, type, container, removed));
            if (isContainer) container = ClassDeclarations.DefaultContainerOf(merged);
        }

        return merged;
    }

    private static List<Declaration> Overlay(
        (AttributeModel Attribute, Declaration Declaration)[] basis, AttributeModel[] overrides, AttributedClass type, string container, List<Declaration> removed)
    {
        var className = type.Reference.MetadataName;
        string KeyOf(AttributeModel attribute) => DetailKeys.Of(attribute, type, container);
        var targets = new OverrideTargets(basis.Select(entry => entry.Attribute), KeyOf);
        var byKey = overrides
            .SelectMany(attribute => targets.Of(attribute, overrides).Select(key => (Key: key, Attribute: attribute)))
            .GroupBy(pair => pair.Key, pair => pair.Attribute)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        var used = new HashSet<string>(StringComparer.Ordinal);
        var merged = new List<Declaration>();
        foreach (var (own, declaration) in basis)
        {
            var key = KeyOf(own);
            if (!byKey.TryGetValue(key, out var attributes))
            {
                merged.Add(declaration);
            }
            else if (!DetailKeys.IsList(attributes[0]))
            {
                used.Add(key);
                (Removes(attributes[0]) ? removed : merged).Add(declaration.With(className, attributes[0]));
            }
        }

        foreach (var group in byKey.Where(group => !used.Contains(group.Key)))
            foreach (var attribute in DetailKeys.IsList(group.Value[0]) ? group.Value : group.Value.Take(1))
                if (!Removes(attribute)) merged.Add(new Declaration(className, attribute));
        return merged;
    }

    private static bool IsContainer(AttributeModel attribute) => attribute.Name == ContainerAttribute;

    /// <summary>Whether an attribute drops what has its key.</summary>
    public static bool Removes(AttributeModel attribute) => attribute.Find(RemoveArgument) is FlagValue { Flag: true };
}
