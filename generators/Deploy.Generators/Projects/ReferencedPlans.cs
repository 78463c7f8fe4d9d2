using System.Collections.Immutable;
using Deploy.Plan;
using Deploy.Plan.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deploy.Generators.Projects;

/// <summary>Finds the plans of referenced projects among the additional files, where the package's targets put them.</summary>
internal static class ReferencedPlans
{
    private const string ProjectOption = "build_metadata.AdditionalFiles.DeployEcsProject";
    private const string AssemblyOption = "build_metadata.AdditionalFiles.DeployEcsAssembly";

    /// <summary>The projects in the generator's pipeline: a plan is read again when its file has changed.</summary>
    public static IncrementalValueProvider<EquatableList<ReferencedProject>> Of(IncrementalGeneratorInitializationContext context) =>
        context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (input, cancellation) => Read(input.Left, input.Right, cancellation))
            .Where(static project => project is not null)
            .Select(static (project, _) => project!)
            .WithTrackingName(TrackingNames.ReferencedProjects)
            .Collect()
            .Select(static (projects, _) => Sorted(projects));

    /// <summary>The projects, all at once.</summary>
    public static EquatableList<ReferencedProject> Read(ImmutableArray<AdditionalText> files, AnalyzerConfigOptionsProvider options, CancellationToken cancellation) =>
        Sorted(files.Select(file => Read(file, options, cancellation)).OfType<ReferencedProject>());

    private static EquatableList<ReferencedProject> Sorted(IEnumerable<ReferencedProject> projects) =>
        projects.OrderBy(project => project.Assembly, StringComparer.Ordinal).ToEquatableList();

    private static ReferencedProject? Read(AdditionalText file, AnalyzerConfigOptionsProvider options, CancellationToken cancellation)
    {
        var metadata = options.GetOptions(file);
        if (!metadata.TryGetValue(ProjectOption, out var project) || !metadata.TryGetValue(AssemblyOption, out var assembly) || project.Length == 0) return null;
        if (file.GetText(cancellation) is not { } text) return null;
        try
        {
            var document = DeploymentDocument.Read(text.ToString());
            return new ReferencedProject(assembly, project, document.Plan, document.ClassMap);
        }
        catch (Exception e) when (e is FormatException or NotSupportedException)
        {
            // Half written, or of another version of the package: as if it were not there, which is said where a class of it is named.
            return null;
        }
    }
}
