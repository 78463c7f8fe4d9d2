using Deploy.Ecs;
using Deploy.Generators.Planning.Kinds;
using Deploy.Generators.Planning.Staging;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Rules.References;

namespace Deploy.Generators.Planning.Checks;

/// <summary>Faults that are seen once a stage's resources are known: details that none or several of them take.</summary>
internal static class DetailChecks
{
    public static void Run(StageContext stage)
    {
        var resources = stage.Resources.ToLookup(resource => resource.Type);
        foreach (var type in stage.Classes)
        {
            var parsed = resources[type].ToArray();
            var address = new ResourceAddress("class", type.Reference.MetadataName);
            CheckNetwork(stage, type, address);
            foreach (var tag in type.Details("Tag").Where(tag => !tag.IsSet(nameof(TagSpec.Value))))
                stage.Findings.Add<MissingValue>(address, "", tag.Place, tag.Name, nameof(TagSpec.Value));
            foreach (var detail in type.Details("ManagedElsewhere")) CheckManaged(stage, type, address, detail, parsed);
            foreach (var raw in type.Details(RawTargets.Attribute)) RawChecks.Run(type, address, raw, stage.Findings);
            foreach (var detail in type.Details("MovedFrom")) CheckMoved(stage, type, address, detail, parsed);
        }
    }

    private static void CheckNetwork(StageContext stage, ClassDeclarations type, ResourceAddress address)
    {
        if (type.Find(ServiceParser.Kind.Attribute) is null || type.Find(ScheduleParser.Kind.Attribute) is null) return;
        foreach (var network in type.Details("Network").Where(IsOpen))
            stage.Findings.Add<AmbiguousDetail>(address, "", network.Place, network.Name, type.Reference.Name, "the service and the schedule");
    }

    private static void CheckManaged(StageContext stage, ClassDeclarations type, ResourceAddress address, Declaration detail, ParsedResource[] parsed)
    {
        if (detail.Text("Property") is not { } property) return;
        var prefix = $"{nameof(ResourceSpec.ManagedElsewhere)}[";
        var takers = parsed.Where(resource => resource.Origins.Any(origin =>
            origin.Key.StartsWith(prefix, StringComparison.Ordinal) && origin.Value.Place.ToAttribute() == (detail.Override ?? detail.Place))).ToArray();
        if (takers.Length == 0 && parsed.Length > 0)
            stage.Findings.Add<UnknownProperty>(address, "", detail.Find("Property")!.Place, property, type.Reference.Name);
        if (takers.Length > 1 && IsOpen(detail))
            stage.Findings.Add<AmbiguousDetail>(address, "", detail.Place, detail.Name, type.Reference.Name, string.Join(" and ", takers.Select(taker => $"the {taker.Spec.Kind}")));
    }

    private static void CheckMoved(StageContext stage, ClassDeclarations type, ResourceAddress address, Declaration detail, ParsedResource[] parsed)
    {
        var text = detail.Text("Address");
        if (text is null) return;
        var place = detail.Find("Address")!.Place;
        if (CommonDetails.OldAddress(detail) is not { } old)
            stage.Findings.Add<InvalidOldAddress>(address, "", place, text);
        else if (parsed.Length > 0 && parsed.All(resource => resource.Spec.Kind != old.Kind))
            stage.Findings.Add<DetailWithoutResource>(address, "", place, detail.Name, type.Reference.Name, old.Kind);
    }

    private static bool IsOpen(Declaration detail) => (detail.Choice<ResourceFor>("For") ?? ResourceFor.Only) == ResourceFor.Only;
}
