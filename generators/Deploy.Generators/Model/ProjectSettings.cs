using Deploy.Plan.Values;

namespace Deploy.Generators.Model;

/// <summary>What the compilation as a whole says.</summary>
/// <param name="AssemblyName">The name of the assembly that is compiled.</param>
/// <param name="HasPlanTypes">Whether the program can use the classes of Deploy.Plan, and with them the typed class.</param>
/// <param name="HasImage">Whether the project makes an image: false for a library, which has no program to run.</param>
internal sealed record ProjectSettings(string AssemblyName, bool HasPlanTypes, bool HasImage = true);

/// <summary>The attributes of Deploy.Ecs on the assembly.</summary>
internal sealed record AssemblyAttributes(EquatableList<AttributeModel> Attributes)
{
    /// <summary>No attributes.</summary>
    public static AssemblyAttributes None { get; } = new(EquatableList<AttributeModel>.Empty);
}
