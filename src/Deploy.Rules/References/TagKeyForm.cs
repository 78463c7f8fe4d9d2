using Deploy.Plan.Resources;
using Deploy.Rules.Facts;

namespace Deploy.Rules.References;

/// <summary>AWS allows some characters in tags.</summary>
public sealed class TagKeyForm() : FormRule<ResourceSpec>(
    "DECS0941",
    "A tag's key is not valid",
    "The tag key {0} is not valid. Use 1 to 128 letters, digits, spaces and the characters _.:/=+-@.",
    resource => resource.Tags.Select(tag => ($"Tags[{tag.Key}]", (string?)tag.Key)),
    TagPatterns.IsKey);
