using System.IO.Compression;
using System.Text;
using Microsoft.Build.Logging.StructuredLogger;

namespace Deploy.Testing;

/// <summary>Finds text anywhere in a binary log: in its records and in the files that it holds.</summary>
public sealed class BinaryLogSearch
{
    private readonly byte[] _bytes;
    private readonly List<string> _files;

    private BinaryLogSearch(byte[] bytes, List<string> files, IReadOnlyList<string> targets) => (_bytes, _files, Targets) = (bytes, files, targets);

    /// <summary>Names of the targets that ran, in order.</summary>
    public IReadOnlyList<string> Targets { get; }

    /// <summary>Reads a log.</summary>
    public static BinaryLogSearch Read(string path)
    {
        using var unpacked = new MemoryStream();
        using (var packed = new GZipStream(File.OpenRead(path), CompressionMode.Decompress)) packed.CopyTo(unpacked);
        var build = BinaryLog.ReadBuild(path);
        var targets = new List<Target>();
        build.VisitAllChildren<Target>(target =>
        {
            if (!target.Skipped) targets.Add(target);
        });
        return new BinaryLogSearch(
            unpacked.ToArray(),
            [.. build.SourceFiles?.Select(file => file.Text) ?? []],
            [.. targets.OrderBy(target => target.StartTime).Select(target => target.Name)]);
    }

    /// <summary>Whether the text is anywhere in it.</summary>
    public bool Contains(string text) =>
        _bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0
        || _bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) >= 0
        || _files.Any(file => file.Contains(text, StringComparison.Ordinal));
}
