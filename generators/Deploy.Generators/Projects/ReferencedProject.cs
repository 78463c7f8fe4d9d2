using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Generators.Projects;

/// <summary>A project that this one refers to and that declares resources: what it declares, it alone deploys.</summary>
/// <param name="Assembly">The name of its assembly.</param>
/// <param name="File">The project file, seen from the folder of this project.</param>
/// <param name="Plan">Its plan.</param>
/// <param name="ClassMap">Which of its classes declares what.</param>
internal sealed record ReferencedProject(string Assembly, string File, DeploymentPlan Plan, ClassMap ClassMap)
{
    /// <summary>What this project says of a resource that is the other one's.</summary>
    public OwnerSpec Owner => new() { Application = Plan.Application, Project = Assembly, ProjectFile = File, NameTemplate = Plan.NameTemplate };

    /// <summary>The resource as it is in a stage; null: the stage has none. A stage that the other project does not declare is its base.</summary>
    public ResourceSpec? Find(ResourceAddress address, string? stage)
    {
        var inStage = stage is not null && Plan.Stages.Any(declared => declared.Name == stage) ? Plan.ForStage(stage) : Plan;
        return inStage.Find(address);
    }
}
