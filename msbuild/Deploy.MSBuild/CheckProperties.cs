using System.Xml;
using System.Xml.Linq;
using Deploy.Plan.Texts;
using Microsoft.Build.Framework;

namespace Deploy.MSBuild;

/// <summary>
/// Refuses properties of ours that nothing reads, before the project is compiled: with <c>DeployEcsEnviroment=dev</c> the environment would be
/// <c>default</c>. Values are checked by the command, before it calls AWS; here only those that the build has to understand.
/// </summary>
/// <remarks>
/// MSBuild shows a task the global properties (<c>-p:</c>) only. Those of the project and of the files that are imported with it by convention are read
/// from their XML; other imports are not seen. An environment variable is a property too, but may be meant for something else: one is refused where its
/// name is nearly one of ours. What other values come to is known only later, and <see cref="ReadOptions"/> looks at it.
/// </remarks>
public sealed class CheckProperties : Task
{
    /// <summary>Full path of the project.</summary>
    [Required]
    public required string ProjectFile { get; set; }

    /// <summary>The files in which a project sets properties; those that do not exist are passed over.</summary>
    public string[] Files { get; set; } = [];

    /// <summary>Checks.</summary>
    public override bool Execute()
    {
        var log = new BuildLog(Log);
        if (BuildEngine is IBuildEngine6 engine)
        {
            foreach (var (name, value) in engine.GetGlobalProperties().OrderBy(property => property.Key, StringComparer.Ordinal))
            {
                if (IsMistake(name)) log.Error(Codes.UnknownProperty, ProjectFile, Text(name));
                else if (DeployProperties.Find(name) is { } row && DeployProperties.Unreadable(row, value) is { } text)
                    log.Error(Codes.UnreadableValue, ProjectFile, text);
            }
        }

        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(IsMistake).Where(name => Near(name) is not null).Order(StringComparer.Ordinal))
            log.Error(Codes.UnknownProperty, ProjectFile, $"The environment variable {Text(name)}");
        foreach (var file in Files.Where(File.Exists).Distinct(StringComparer.Ordinal)) Check(file, log);
        return !Log.HasLoggedErrors;
    }

    private static void Check(string file, BuildLog log)
    {
        XDocument document;
        try
        {
            document = XDocument.Load(file, LoadOptions.SetLineInfo);
        }
        catch (XmlException)
        {
            // MSBuild has read it, or says itself why it cannot.
            return;
        }

        foreach (var property in document.Descendants().Where(element => element.Parent?.Name.LocalName == "PropertyGroup" && IsMistake(element.Name.LocalName)))
        {
            IXmlLineInfo place = property;
            log.Error(Codes.UnknownProperty, file, Text(property.Name.LocalName), place.LineNumber, place.LinePosition);
        }
    }

    private static bool IsMistake(string name) =>
        name.StartsWith(DeployProperties.Prefix, StringComparison.OrdinalIgnoreCase) && DeployProperties.Find(name) is null;

    private static string? Near(string name) => Suggestion.Of(name, DeployProperties.All);

    private static string Text(string name) => $"{name} is no property of Deploy.Ecs.{Suggestion.Sentence(name, DeployProperties.All)} "
        + $"A name that begins with {DeployProperties.Prefix} and is not read is refused, so that no value is passed over.";
}
