using Microsoft.Build.Framework;

namespace Deploy.MSBuild;

/// <summary>Turns the plan that the compiler wrote into <c>&lt;Assembly&gt;.deploy.json</c>.</summary>
/// <remarks>
/// The compiler's file is used up: what lies there after a compilation comes from that compilation, so a plan whose
/// attributes were all removed cannot stay behind.
/// </remarks>
public sealed class ExtractPlan : Task
{
    /// <summary>The folder in which the compiler writes what our generator generates.</summary>
    [Required]
    public required string GeneratedDirectory { get; set; }

    /// <summary>The file to write; left alone when nothing changed.</summary>
    [Required]
    public required string DeploymentFile { get; set; }

    /// <summary>An empty file that says: compiled, and there is no plan.</summary>
    [Required]
    public required string NoPlanFile { get; set; }

    /// <summary>Whether the compiler really ran; otherwise no file means no change.</summary>
    public bool Compiled { get; set; }

    /// <summary>Extracts.</summary>
    public override bool Execute()
    {
        var generated = Directory.Exists(GeneratedDirectory)
            ? Directory.EnumerateFiles(GeneratedDirectory, PlanSource.FileName, SearchOption.AllDirectories).SingleOrDefault()
            : null;
        if (generated is not null) return Extract(generated);
        if (Compiled)
        {
            File.Delete(DeploymentFile);
            File.WriteAllText(NoPlanFile, "");
        }

        return true;
    }

    private bool Extract(string generated)
    {
        string document;
        try
        {
            document = PlanSource.ToDocument(File.ReadAllText(generated));
        }
        catch (FormatException exception)
        {
            new BuildLog(Log).Error(Codes.UnreadablePlan, generated, exception.Message);
            return false;
        }

        if (!File.Exists(DeploymentFile) || File.ReadAllText(DeploymentFile) != document)
        {
            File.WriteAllText(DeploymentFile, document);
            new BuildLog(Log).Message(MessageImportance.Low, $"Wrote {DeploymentFile}.");
        }

        File.Delete(NoPlanFile);
        File.Delete(generated);
        return true;
    }
}
