using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.Build.Framework;

namespace Deploy.MSBuild;

/// <summary>Finds out whether one of the published libraries still has attributes of Deploy.Ecs: who asks for its attributes needs their types.</summary>
public sealed class FindOwnReferences : Task
{
    private const string Attributes = "Deploy.Ecs";

    /// <summary>The published files, without the program itself.</summary>
    public string[] Files { get; set; } = [];

    /// <summary>Whether one of them refers to the attributes.</summary>
    [Output]
    public bool Found { get; set; }

    /// <summary>Looks.</summary>
    public override bool Execute()
    {
        Found = Files.Where(File.Exists).Any(Refers);
        return true;
    }

    private static bool Refers(string path)
    {
        try
        {
            using var image = new PEReader(File.OpenRead(path));
            if (!image.HasMetadata) return false;
            var metadata = image.GetMetadataReader();
            return metadata.AssemblyReferences.Any(reference => metadata.GetString(metadata.GetAssemblyReference(reference).Name) == Attributes);
        }
        catch (BadImageFormatException)
        {
            // A native library.
            return false;
        }
    }
}
