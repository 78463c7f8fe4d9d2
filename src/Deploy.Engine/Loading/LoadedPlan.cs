using Deploy.Engine.Outcomes;
using Deploy.Plan;

namespace Deploy.Engine.Loading;

/// <summary>A plan with where it came from.</summary>
/// <param name="Document">The plan and its source map.</param>
/// <param name="Path">The file.</param>
/// <param name="Project">The assembly that the plan is of.</param>
public sealed record LoadedPlan(DeploymentDocument Document, string Path, string Project)
{
    private const string Suffix = ".deploy.json";

    /// <summary>Reads <c>&lt;Assembly&gt;.deploy.json</c>.</summary>
    /// <exception cref="DeploymentException">There is no such file, it is not a plan, or it is one of another version.</exception>
    public static LoadedPlan Read(string path)
    {
        if (!File.Exists(path)) throw new DeploymentException(DeploymentOutcome.RefusedByPreflight, $"There is no plan at {path}. Build the project: the plan is written beside its output.");
        var name = System.IO.Path.GetFileName(path);
        var project = name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : System.IO.Path.GetFileNameWithoutExtension(name);
        return Parse(File.ReadAllText(path), path, project);
    }

    /// <summary>Reads the text of a document; the path is for messages.</summary>
    public static LoadedPlan Parse(string text, string path, string project)
    {
        try
        {
            return new LoadedPlan(DeploymentDocument.Read(text), path, project);
        }
        catch (NotSupportedException e)
        {
            throw new DeploymentException(DeploymentOutcome.RefusedByPreflight, PreflightCodes.OtherPlanFormat, $"{path}: {e.Message}", e);
        }
        catch (FormatException e)
        {
            throw new DeploymentException(DeploymentOutcome.RefusedByPreflight, $"{path} is not a plan that this version can read: {e.Message}", e);
        }
    }
}
