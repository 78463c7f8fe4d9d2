using System.Text.Json.Nodes;

namespace Deploy.Testing.Corpus;

/// <summary>
/// Configuration of real applications that AWS accepted, where it lies beside the checkout; else the sample beside this file,
/// which is ours and shows the forms that recur there.
/// </summary>
public static class CorpusFiles
{
    private static readonly string? Whole = SharedFolder.Find("corpus");

    /// <summary>How many files a test must find: the corpus's, or the sample's. A test that reads nothing proves nothing.</summary>
    public static int Expected(int corpus, int sample) => Whole is null ? sample : corpus;

    /// <summary>The files of a kind, by name.</summary>
    public static IReadOnlyList<(string Name, JsonNode Json)> OfKind(string kind) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Whole ?? Repository.PathOf("tests", "Deploy.Testing", "Corpus", "Sample"), kind), "*.json")
            .Order(StringComparer.Ordinal)
            .Select(file => (Path.GetFileNameWithoutExtension(file), JsonNode.Parse(File.ReadAllText(file))!)),
    ];
}
