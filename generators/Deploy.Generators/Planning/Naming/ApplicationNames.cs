using Deploy.Generators.Model;
using Deploy.Generators.Planning.Staging;
using Deploy.Plan;
using Deploy.Plan.Values;

namespace Deploy.Generators.Planning.Naming;

/// <summary>What an assembly says of itself for all stages, by <c>[assembly: Deployment]</c>: its own, and one that another assembly refers to.</summary>
internal static class ApplicationNames
{
    /// <summary>The attribute's name.</summary>
    public const string Attribute = "Deployment";

    /// <summary>The application of an assembly: what it says, else the assembly's name in kebab-case.</summary>
    public static string Of(AssemblyAttributes assembly, string assemblyName) => TextOf(assembly, nameof(DeploymentPlan.Application)) ?? NameOf(assemblyName);

    /// <summary>How an assembly makes physical names.</summary>
    public static string TemplateOf(AssemblyAttributes assembly) => TextOf(assembly, nameof(DeploymentPlan.NameTemplate)) ?? DeploymentPlan.DefaultNameTemplate;

    private static string? TextOf(AssemblyAttributes assembly, string argument) =>
        assembly.Attributes.FirstOrDefault(attribute => attribute.Name == Attribute && attribute.Text(StageMerge.StageArgument) is null)?.Text(argument);

    private static string NameOf(string assembly) =>
        KebabCase.Of(new string([.. assembly.Select(c => char.IsLetterOrDigit(c) ? c : '_')]).Trim('_'));
}
