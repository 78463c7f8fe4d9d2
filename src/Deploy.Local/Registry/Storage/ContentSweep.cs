namespace Deploy.Local.Registry.Storage;

/// <summary>
/// Gives back the disk space of content that no image needs any more. It runs when the registry opens, before the
/// first request; layers of the last day stay, because their manifest may still be on its way.
/// </summary>
internal sealed class ContentSweep(RegistryLayout layout, TimeProvider clock)
{
    private const string Layers = "_layers";
    private const string Manifests = "_manifests";

    private static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    public void Run()
    {
        if (!Directory.Exists(layout.Repositories))
            return;

        var kept = new HashSet<Digest>();
        foreach (var repository in Directory.EnumerateDirectories(layout.Repositories, "*", SearchOption.AllDirectories).Where(IsRepository).ToList())
            kept.UnionWith(SweepRepository(repository));
        foreach (var blob in Entries(layout.Blobs).Where(blob => !kept.Contains(blob.Digest) && IsOld(blob.File)))
            File.Delete(blob.File);
    }

    /// <summary>Forgets layers that no manifest of the repository refers to; returns what the repository still needs.</summary>
    private HashSet<Digest> SweepRepository(string repository)
    {
        var needed = new HashSet<Digest>();
        foreach (var (manifest, _) in Entries(Path.Combine(repository, Manifests)))
        {
            needed.Add(manifest);
            if (File.Exists(layout.Blob(manifest)))
                needed.UnionWith(References(ManifestDocument.Parse(File.ReadAllBytes(layout.Blob(manifest)), null)));
        }

        foreach (var (layer, file) in Entries(Path.Combine(repository, Layers)))
        {
            if (needed.Contains(layer))
                continue;
            if (IsOld(file))
                File.Delete(file);
            else
                needed.Add(layer);
        }

        return needed;
    }

    private static IEnumerable<Digest> References(ManifestDocument document) =>
        document.Layers.Append(document.Config).OfType<ManifestReference>().Select(reference => reference.Digest);

    private static bool IsRepository(string folder) =>
        Directory.Exists(Path.Combine(folder, Layers)) || Directory.Exists(Path.Combine(folder, Manifests));

    private bool IsOld(string file) => clock.GetUtcNow() - File.GetLastWriteTimeUtc(file) > Grace;

    /// <summary>The files of a folder <c>algorithm/…/hex</c>.</summary>
    private static IEnumerable<(Digest Digest, string File)> Entries(string folder) =>
        from algorithm in Directory.Exists(folder) ? Directory.GetDirectories(folder) : []
        from file in Directory.GetFiles(algorithm, "*", SearchOption.AllDirectories)
        let text = $"{Path.GetFileName(algorithm)}:{Path.GetFileName(file)}"
        where Digest.TryParse(text, out _)
        select (Digest.Parse(text), file);
}
