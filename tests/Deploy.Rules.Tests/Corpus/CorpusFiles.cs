using System.Text.Json.Nodes;

namespace Deploy.Rules.Tests.Corpus;

/// <summary>Configuration of real applications that AWS accepted, where this clone has it beside it.</summary>
internal static class CorpusFiles
{
    private static readonly string? Folder = Find();

    /// <summary>The files of a kind, by name; skips the test where there are none.</summary>
    public static IReadOnlyList<(string Name, JsonNode Json)> OfKind(string kind)
    {
        Skip.If(Folder is null, "There is no ../shared/corpus beside the repository.");
        return
        [
            .. Directory.EnumerateFiles(Path.Combine(Folder!, kind), "*.json")
                .Order(StringComparer.Ordinal)
                .Select(file => (Path.GetFileNameWithoutExtension(file), JsonNode.Parse(File.ReadAllText(file))!)),
        ];
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "Deploy.sln"))) continue;
            var corpus = Path.Combine(folder.Parent!.FullName, "shared", "corpus");
            return Directory.Exists(corpus) ? corpus : null;
        }

        return null;
    }
}
