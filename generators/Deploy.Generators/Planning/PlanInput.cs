using Deploy.Generators.Model;
using Deploy.Generators.Projects;
using Deploy.Plan.Values;

namespace Deploy.Generators.Planning;

/// <summary>All that a plan is built from.</summary>
internal sealed record PlanInput(ProjectSettings Settings, AssemblyAttributes Assembly, EquatableList<AttributedClass> Classes)
{
    /// <summary>The projects that this one refers to, as far as they declare resources.</summary>
    public EquatableList<ReferencedProject> Projects { get; init; } = EquatableList<ReferencedProject>.Empty;
}
