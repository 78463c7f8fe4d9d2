using Deploy.Ecs;
using Deploy.Generators.Planning.Findings;
using Deploy.Generators.Planning.Kinds;
using Deploy.Generators.Planning.Staging;
using Deploy.Plan.Resources;
using Deploy.Plan.Texts;
using Deploy.Plan.Values;
using Deploy.Rules.References;

namespace Deploy.Generators.Planning.Checks;

/// <summary>Faults of a <c>[Raw]</c> that are seen without its value: it means no member, several, or what is not its own.</summary>
internal static class RawChecks
{
    public static void Run(ClassDeclarations type, ResourceAddress address, Declaration raw, FindingList findings)
    {
        var candidates = RawTargets.Candidates(type, raw);
        if (candidates.Count == 0)
        {
            CheckFor(type, address, raw, findings);
            return;
        }

        var place = raw.Find(RawTargets.PathArgument)!.Place;
        var path = raw.Text(RawTargets.PathArgument)!;
        var takers = candidates.Where(candidate => candidate.IsTaker).ToArray();
        if (takers.Length > 1)
        {
            var inWords = string.Join(" and ", takers.Select(taker => $"the {taker.Kind.InWords}"));
            findings.Add<AmbiguousDetail>(address, "", raw.Place, raw.Name, type.Reference.Name, inWords);
        }
        else if (takers.Length == 1)
        {
            CheckTaker(type, address, raw, takers[0], findings);
        }
        else if (candidates.FirstOrDefault(candidate => candidate.Owned is not null) is { } owned)
        {
            findings.Add<RawOwned>(address, "", place, owned.Path!.WirePath, owned.Owned!);
        }
        else
        {
            // Of several resources, the one that has most of the path, or a name near to it.
            var fault = candidates.Select(candidate => candidate.Fault!)
                .OrderByDescending(found => found.Path.Length)
                .ThenByDescending(found => found.Message.Contains('?'))
                .First();
            var start = fault.Path.LastIndexOf('.') + 1;
            findings.Add<RawMember>(address, "", place with { Part = new TextRange(start, Math.Max(1, fault.Path.Length - start)) }, path, fault.Message);
        }
    }

    private static void CheckTaker(ClassDeclarations type, ResourceAddress address, Declaration raw, RawTarget taker, FindingList findings)
    {
        if (type.Find(taker.Kind.Attribute)!.Choice<Ownership>(nameof(Ownership)) == Ownership.External)
        {
            var place = raw.Find(RawTargets.PathArgument)!.Place;
            findings.Add<RawOwned>(address, "", place, taker.Path!.WirePath, $"somebody else makes the {taker.Kind.InWords}");
        }
        else if (!raw.IsSet(RawTargets.JsonArgument))
        {
            findings.Add<MissingValue>(address, "", raw.Place, raw.Name, "a value as JSON");
        }
    }

    // A resource that the stage removes takes its details along.
    private static void CheckFor(ClassDeclarations type, ResourceAddress address, Declaration raw, FindingList findings)
    {
        if (raw.Choice<ResourceFor>("For") is not { } named || named == ResourceFor.Only) return;
        if (type.Source.Attributes.All(attribute => attribute.Name != named.ToString()))
        {
            var inWords = KebabCase.Of(named.ToString()).Replace('-', ' ');
            findings.Add<DetailWithoutResource>(address, "", raw.Find("For")!.Place, raw.Name, type.Reference.Name, inWords);
        }
    }
}
