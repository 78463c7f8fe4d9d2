using Deploy.Engine.Files;

namespace Deploy.Engine.Reporting;

/// <summary>The files of a report.</summary>
public static class ReportFiles
{
    /// <summary>The report for people.</summary>
    public const string Markdown = "deployment.md";

    /// <summary>The report for programs.</summary>
    public const string Json = "deployment.json";

    /// <summary>The calls that may have changed something, written before each.</summary>
    public const string Journal = "deployment.journal";

    /// <summary>Removes the reports of an earlier run. Its journal is written over by the next one that may change something.</summary>
    public static void RemoveEarlier(string directory)
    {
        Directory.CreateDirectory(directory);
        File.Delete(Path.Combine(directory, Markdown));
        File.Delete(Path.Combine(directory, Json));
    }

    /// <summary>Writes both reports, each whole or not at all, and returns the path of the first.</summary>
    /// <exception cref="IOException">The disk is full, or the directory cannot be written.</exception>
    public static string Write(RunRecord run, string directory)
    {
        Directory.CreateDirectory(directory);
        var path = Path.Combine(directory, Markdown);
        WholeFile.Write(path, MarkdownReport.Write(run));
        WholeFile.Write(Path.Combine(directory, Json), JsonReport.Write(run));
        return path;
    }
}
