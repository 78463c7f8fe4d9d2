using Deploy.Generators.Model;
using Deploy.Plan.Values;

namespace Deploy.Generators.Planning;

/// <summary>All that a plan is built from.</summary>
internal sealed record PlanInput(ProjectSettings Settings, AssemblyAttributes Assembly, EquatableList<AttributedClass> Classes);
