using Deploy.Generators.Model;
using Deploy.Plan.Values;

namespace Deploy.Generators.Emission;

/// <summary>The typed view of a plan: names and types only. A changed value changes nothing here, and so nothing in the assembly.</summary>
/// <param name="Name">The class and its namespace.</param>
/// <param name="Application">The application.</param>
/// <param name="PlanFile">The file beside the program that it reads.</param>
/// <param name="Members">Its members, by name.</param>
internal sealed record TypedClass(TypedClassName Name, string Application, string PlanFile, EquatableList<TypedMember> Members);

/// <summary>A member for one resource.</summary>
/// <param name="Name">The property.</param>
/// <param name="SpecType">The full name of the spec's type.</param>
/// <param name="Address">The resource.</param>
/// <param name="IsInBase">False where only stages have it.</param>
internal sealed record TypedMember(string Name, string SpecType, string Address, bool IsInBase);

/// <summary>A resource as the typed class shows it.</summary>
/// <param name="Address">The resource.</param>
/// <param name="SpecType">The name of its spec's type.</param>
/// <param name="Name">Its declared name.</param>
/// <param name="IsInBase">False where only stages have it.</param>
internal sealed record TypedResource(ResourceAddress Address, string SpecType, string Name, bool IsInBase);
