using Deploy.Generators.Model;
using Deploy.Generators.Planning.Findings;
using Deploy.Generators.Planning.Kinds;
using Deploy.Generators.Planning.Origins;
using Deploy.Generators.Planning.Staging;
using Deploy.Plan.Values;
using Deploy.Rules.References;

namespace Deploy.Generators.Planning.Checks;

/// <summary>Faults that are seen on the attributes of a class as they are written, whatever the stage.</summary>
internal static class AttributeChecks
{
    private const string RemoveArgument = "Remove";
    private const string TaskDefinition = "TaskDefinition";

    /// <summary>For each detail, the resources that take it, and what they are called.</summary>
    private static readonly Dictionary<string, (string[] Resources, string InWords)> Takers = new(StringComparer.Ordinal)
    {
        ["Container"] = ([TaskDefinition], "task definition"),
        ["TaskRole"] = ([TaskDefinition], "task definition"),
        ["ExecutionRole"] = ([TaskDefinition], "task definition"),
        ["Allow"] = ([TaskDefinition], "task definition"),
        ["ManagedPolicy"] = ([TaskDefinition], "task definition"),
        ["ExpireImages"] = (["EcrRepository"], "repository"),
        ["Network"] = (["Service", "Schedule"], "service or schedule"),
        ["TargetGroup"] = (["Service"], "service"),
        ["Tag"] = ([], "resource"),
        ["ManagedElsewhere"] = ([], "resource"),
        ["MovedFrom"] = ([], "resource"),
        ["Raw"] = ([], "resource"),
    };

    private static readonly HashSet<string> ResourceAttributes =
        new(KindParsers.All.OfType<DeclaredKindParser>().Select(parser => parser.DeclaredKind.Attribute), StringComparer.Ordinal);

    public static void Run(IEnumerable<AttributedClass> classes, IReadOnlyList<string> stages, FindingList findings)
    {
        foreach (var type in classes)
        {
            var address = AddressOf(type);
            CheckStages(type, address, stages, findings);
            CheckRepeated(type, address, findings);
            CheckRemoves(type, address, findings);
            CheckTakers(type, address, findings);
            ValueChecks.Run(type, address, findings);
        }
    }

    /// <summary>Reports stages that are not declared.</summary>
    public static void CheckStages(AttributedClass type, ResourceAddress address, IReadOnlyList<string> stages, FindingList findings)
    {
        var declared = stages.Count == 0 ? "none" : string.Join(", ", stages);
        foreach (var attribute in type.Attributes)
        {
            if (attribute.Text(StageMerge.StageArgument) is { } stage && !stages.Contains(stage))
                findings.Add<UnknownStage>(address, "", PlaceOf(type, attribute) with { Argument = StageMerge.StageArgument }, stage, declared);
        }
    }

    /// <summary>Reports attributes of one key and stage.</summary>
    public static void CheckRepeated(AttributedClass type, ResourceAddress address, FindingList findings)
    {
        foreach (var attribute in StageMerge.Duplicates(type))
        {
            var about = attribute.Text(StageMerge.StageArgument) is { } stage ? $"stage '{stage}'"
                : attribute.Name == RawTargets.Attribute ? $"'{attribute.Text(RawTargets.PathArgument)}'" : "one thing";
            findings.Add<RepeatedAttribute>(address, "", PlaceOf(type, attribute), attribute.Name, type.Reference.Name, about);
        }
    }

    private static void CheckRemoves(AttributedClass type, ResourceAddress address, FindingList findings)
    {
        foreach (var attribute in type.Attributes.Where(StageMerge.Removes))
        {
            var place = PlaceOf(type, attribute) with { Argument = RemoveArgument };
            if (attribute.Text(StageMerge.StageArgument) is not { } stage)
                findings.Add<RemoveWithoutStage>(address, "", place, attribute.Name, type.Reference.Name);
            else if (!StageMerge.OverridesBase(type, attribute))
                findings.Add<StageOverrideWithoutBase>(address, "", place, attribute.Name, type.Reference.Name, stage);
        }
    }

    private static void CheckTakers(AttributedClass type, ResourceAddress address, FindingList findings)
    {
        var resources = type.Attributes.Select(attribute => attribute.Name).Where(ResourceAttributes.Contains).ToArray();
        foreach (var attribute in type.Attributes)
        {
            var isOfContainer = ContainerDetails.IsDetail(attribute.Name)
                || (attribute.Name == RawTargets.Attribute && attribute.Text(ContainerDetails.ContainerArgument) is not null);
            var (takers, inWords) = isOfContainer ? Takers["Container"]
                : Takers.TryGetValue(attribute.Name, out var found) ? found : default;
            if (takers is null || (takers.Length == 0 ? resources.Length > 0 : takers.Any(resources.Contains))) continue;
            findings.Add<DetailWithoutResource>(address, "", PlaceOf(type, attribute), attribute.Name, type.Reference.Name, inWords);
        }
    }

    private static AttributePlace PlaceOf(AttributedClass type, AttributeModel attribute) => new(type.Reference.MetadataName, attribute.Index);

    // Such a fault belongs to no resource: the class stands for it.
    private static ResourceAddress AddressOf(AttributedClass type) => new("class", type.Reference.MetadataName);
}
