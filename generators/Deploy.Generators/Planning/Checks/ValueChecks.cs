using Deploy.Generators.Model;
using Deploy.Generators.Planning.Findings;
using Deploy.Generators.Planning.Origins;
using Deploy.Generators.Planning.Staging;
using Deploy.Plan.Values;
using Deploy.Rules.References;

namespace Deploy.Generators.Planning.Checks;

/// <summary>Values that the compiler takes and that mean nothing: empty texts, numbers that are no member of their enum, nulls in lists.</summary>
internal static class ValueChecks
{
    /// <summary>
    /// The attributes of which an empty text means nothing, each with the arguments that a rule of their own judges. Elsewhere every text
    /// has such a rule, or may be empty as the value of a variable or a tag may.
    /// </summary>
    private static readonly Dictionary<string, string[]> NeverEmpty = new(StringComparer.Ordinal)
    {
        ["Cluster"] = [],
        ["EcrRepository"] = [],
        ["TaskDefinition"] = [],
        ["TaskRole"] = [],
        ["ExecutionRole"] = [],
        ["Service"] = [],
        ["Schedule"] = ["Expression"],
        ["Deployment"] = ["Application"],
        ["Container"] = ["Name"],
        ["AwsLogs"] = ["Container"],
        ["ExpireImages"] = [],
        ["Raw"] = [],
    };

    /// <summary>Reports such values of the attributes of a class or of the assembly.</summary>
    public static void Run(AttributedClass type, ResourceAddress address, FindingList findings)
    {
        foreach (var attribute in type.Attributes)
            foreach (var argument in attribute.Arguments)
                Check(attribute, argument, new AttributePlace(type.Reference.MetadataName, attribute.Index, argument.Name), address, findings);
    }

    /// <summary>Whether a finding is one of these: what the rules say of such a value besides only follows from it.</summary>
    public static bool IsFault(DeclarationFinding found) => found.Finding.Rule is EmptyText or UnknownChoice or NullElement;

    private static void Check(AttributeModel attribute, ArgumentModel argument, AttributePlace place, ResourceAddress address, FindingList findings)
    {
        switch (argument.Value)
        {
            case TextValue text when IsNothing(attribute.Name, argument.Name, text.Text):
                findings.Add<EmptyText>(address, "", place, argument.Name, attribute.Name);
                break;
            case UnknownChoiceValue unknown:
                Report(unknown, place, address, findings);
                break;
            case ListValue list:
                for (var i = 0; i < list.Items.Count; i++)
                {
                    if (list.Items[i] is NullValue) findings.Add<NullElement>(address, "", place with { Element = i }, argument.Name, attribute.Name);
                    if (list.Items[i] is UnknownChoiceValue element) Report(element, place with { Element = i }, address, findings);
                }

                break;
        }
    }

    private static void Report(UnknownChoiceValue unknown, AttributePlace place, ResourceAddress address, FindingList findings) =>
        findings.Add<UnknownChoice>(address, "", place, unknown.Number, unknown.Enum, string.Join(", ", unknown.Members));

    private static bool IsNothing(string attribute, string argument, string text) =>
        string.IsNullOrWhiteSpace(text)
        && argument != StageMerge.StageArgument
        && NeverEmpty.TryGetValue(attribute, out var judged)
        && !judged.Contains(argument);
}
