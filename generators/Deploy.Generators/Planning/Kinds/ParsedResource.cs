using Deploy.Generators.Planning.Origins;
using Deploy.Generators.Planning.Staging;
using Deploy.Plan.Resources;

namespace Deploy.Generators.Planning.Kinds;

/// <summary>A spec, the class that it comes from, and where each of its properties was declared.</summary>
internal sealed record ParsedResource(ResourceSpec Spec, ClassDeclarations Type, IReadOnlyDictionary<string, PropertyOrigin> Origins)
{
    /// <summary>The resource as another project's plan has it, with its details; null: it is none of another project.</summary>
    public ResourceSpec? Foreign { get; init; }
}
